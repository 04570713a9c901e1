import { mapSteps, type Progress } from '#lib/matcher'
import { contextOf, type WantsInput } from './part'
import { type Cell, judgePhaseInSteps } from './phase-results'
import { applyStep, applyToPhases, changesAgainst, type Remedy, type RemedyEnd, type RemedyStep } from './remedy'
import { stepsFor } from './remedy-steps'
import { byWorst, isFine, type Result } from './result-table'
import { findWhos, otherCustomersKey, type Who, type WhoKey } from './who'

/**
 * What mends a cell, each step tried on all senders of the phase: offered is only what brings the cell to a better
 * state, and leaves every other cell of the phase as it is or better, but for the service's own other customers. What fits the
 * plan best comes first. Empty where nothing helps, or nothing is wrong.
 */
export function* findRemediesInSteps(
  document: WantsInput,
  index: number,
  key: WhoKey,
): Generator<Progress, readonly Remedy[]> {
  const phase = document.phases[index]
  const who = findWhos(document).find((one) => one.key === key)
  if (phase === undefined || who === undefined) return []
  const before = yield* judgePhaseInSteps(document, index)
  const cell = before.find((one) => one.who === key)
  if (cell === undefined) return []
  const found: Remedy[] = []
  for (const step of stepsFor(who, cell, phase)) {
    const changed = { ...document, phases: document.phases.with(index, applyStep(phase, step)) }
    const after = yield* mapSteps(judgePhaseInSteps(changed, index), (progress) => progress)
    const own = after.find((one) => one.who === key)
    if (own === undefined || own.state === cell.state || byWorst(own, cell) <= 0) continue
    if (!isNowhereWorse(before, after, who)) continue
    const result = { state: own.state, certainty: own.certainty }
    found.push({ ...step, after: result, until: yield* findEnd(document, index, { step, key, result }) })
  }
  return found
}

type Mended = { readonly step: RemedyStep; readonly key: WhoKey; readonly result: Result }

/** The first later phase in which the row fails, worse than what the step brought it to, though the step is done there too. */
function* findEnd(
  document: WantsInput,
  index: number,
  { step, key, result }: Mended,
): Generator<Progress, RemedyEnd | null> {
  if (contextOf(document, index).isUnordered) return null
  const phases = applyToPhases(document.phases, index, step)
  for (const [at, phase] of phases.entries()) {
    const before = phases[at - 1]
    if (at <= index || before === undefined) continue
    const cells = yield* mapSteps(judgePhaseInSteps({ ...document, phases }, at, key), (progress) => progress)
    const own = cells.find((one) => one.who === key)
    if (own === undefined || isFine(own.state) || byWorst(own, result) >= 0) continue
    const changes = changesAgainst(step, before.connectors, phase.connectors)
    return { phaseId: phase.id, result: { state: own.state, certainty: own.certainty }, changes }
  }
  return null
}

/** That a shared service brings its other customers along is a risk to accept by name, and no reason to lose its mail. */
function isNowhereWorse(before: readonly Cell[], after: readonly Cell[], mended: Who): boolean {
  return before.every((cell) => {
    const now = after.find(({ who }) => who === cell.who)
    const isItsOthers = mended.kind === 'service' && cell.who === otherCustomersKey(mended.service.id)
    return now !== undefined && (byWorst(now, cell) >= 0 || (isItsOthers && now.state === 'shared'))
  })
}
