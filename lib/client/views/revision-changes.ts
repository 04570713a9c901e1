import { type DocumentPart, differingParts } from '#lib/client/draft/differences'
import { isEqual } from '#lib/client/draft/structural-sharing'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { type PhaseChange, phaseChanges } from './phase-changes'

type NamedPart = 'phases' | 'services' | 'senders'
type HowChanged = 'added' | 'removed' | 'changed'

/** What a revision changes, in the order in which it is told. Phases are named by their place in the plan. */
export type RevisionChange =
  | { readonly kind: 'items'; readonly part: NamedPart; readonly how: HowChanged; readonly names: readonly string[] }
  | { readonly kind: 'inPhases'; readonly change: PhaseChange; readonly indexes: readonly number[] }
  | { readonly kind: 'title'; readonly before: string; readonly after: string }
  | { readonly kind: 'part'; readonly part: DocumentPart }

const NAMED: ReadonlySet<DocumentPart> = new Set(['title', 'services', 'senders'])

/** What differs between a revision and the one before it: phases first, then what changes in them, then everything else. */
export function revisionChanges(before: ScenarioDocument, after: ScenarioDocument): RevisionChange[] {
  const title: RevisionChange[] =
    before.title === after.title ? [] : [{ kind: 'title', before: before.title, after: after.title }]
  const others = differingParts(before, after).filter((part) => !NAMED.has(part))
  return [
    ...title,
    ...itemChanges('phases', before.phases.map(ownFacts), after.phases.map(ownFacts)),
    ...changesInPhases(before.phases, after.phases),
    ...itemChanges('services', before.services, after.services),
    ...itemChanges('senders', before.senders, after.senders),
    ...others.map((part): RevisionChange => ({ kind: 'part', part })),
  ]
}

/** What a phase says of itself: its tenant, MX and connectors are told change by change. */
const ownFacts = ({ id, name, note, plannedOn, mxTtl }: Phase) => ({ id, name, note, plannedOn, mxTtl })

type Item = { readonly id: string; readonly name: string }

function itemChanges(part: NamedPart, before: readonly Item[], after: readonly Item[]): RevisionChange[] {
  const [old, now] = [new Map(before.map((item) => [item.id, item])), new Set(after.map(({ id }) => id))]
  const named = (how: HowChanged, items: readonly Item[]): RevisionChange[] =>
    items.length === 0 ? [] : [{ kind: 'items', part, how, names: items.map(({ name, id }) => name || id) }]
  return [
    ...named(
      'added',
      after.filter(({ id }) => !old.has(id)),
    ),
    ...named(
      'removed',
      before.filter(({ id }) => !now.has(id)),
    ),
    ...named(
      'changed',
      after.filter((item) => old.has(item.id) && !isEqual(item, old.get(item.id))),
    ),
  ]
}

/** The field changes of the phases that both have. One that several phases share is told once. */
function changesInPhases(before: readonly Phase[], after: readonly Phase[]): RevisionChange[] {
  const old = new Map(before.map((phase) => [phase.id, phase]))
  const found = new Map<string, { readonly change: PhaseChange; readonly indexes: readonly number[] }>()
  for (const [index, phase] of after.entries()) {
    const was = old.get(phase.id)
    if (was === undefined) continue
    for (const change of phaseChanges(was, phase)) {
      const key = JSON.stringify(change)
      found.set(key, { change, indexes: [...(found.get(key)?.indexes ?? []), index] })
    }
  }
  return [...found.values()].map((one) => ({ kind: 'inPhases', ...one }))
}
