import type { Explained } from '#lib/client/workers/evidence-tasks'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { type PhasesOnDay, phasesOnDay } from '#lib/exchange/evidence/phases-on-day'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** When evidence happened, in the plan. `on`: by the dates of the phases; the others say why these do not tell. */
export type TimeOfEvidence =
  | { readonly how: 'on'; readonly at: string; readonly phases: PhasesOnDay }
  | { readonly how: 'undated' | 'unordered'; readonly at: string }
  | { readonly how: 'noTime' }

type Reading = { readonly evidence: Evidence | null; readonly explained: Explained | null }
type Plan = Pick<ScenarioDocument, 'phases' | 'unordered'>

/**
 * The time of the evidence, and the phase to hold it against: of those that were active on its day, or else of all, the
 * first that surely gives the answer of a bounce, else one that may, else the phase that is looked at.
 */
export function placeEvidence(
  document: Plan,
  { evidence, explained }: Reading,
  looked: number,
): { readonly at: TimeOfEvidence; readonly phaseId: string } {
  const at = timeOf(document, evidence)
  const { first, last } = at.how === 'on' ? at.phases : { first: 0, last: document.phases.length - 1 }
  const active = document.phases.slice(first, last + 1)
  const ofFit = (fit: string) =>
    active.find(({ id }) => explained?.explanation.phases.some((one) => one.phaseId === id && one.fit === fit))
  const found = ofFit('sure') ?? ofFit('possible') ?? document.phases[Math.min(Math.max(looked, first), last)]
  return { at, phaseId: found?.id ?? '' }
}

function timeOf(document: Plan, evidence: Evidence | null): TimeOfEvidence {
  const at = evidence?.receivedAt ?? null
  if (at === null) return { how: 'noTime' }
  const phases = phasesOnDay(document, at)
  if (phases !== null) return { how: 'on', at, phases }
  return { how: document.unordered ? 'unordered' : 'undated', at }
}
