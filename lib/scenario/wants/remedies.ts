import { mapSteps, type Progress } from '#lib/matcher'
import type { WantsInput } from './part'
import { type Cell, judgePhaseInSteps } from './phase-results'
import { applyStep, type Remedy } from './remedy'
import { stepsFor } from './remedy-steps'
import { byWorst } from './result-table'
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
    found.push({ ...step, after: { state: own.state, certainty: own.certainty } })
  }
  return found
}

/** That a shared service brings its other customers along is a risk to accept by name, and no reason to lose its mail. */
function isNowhereWorse(before: readonly Cell[], after: readonly Cell[], mended: Who): boolean {
  return before.every((cell) => {
    const now = after.find(({ who }) => who === cell.who)
    const isItsOthers = mended.kind === 'service' && cell.who === otherCustomersKey(mended.service.id)
    return now !== undefined && (byWorst(now, cell) >= 0 || (isItsOthers && now.state === 'shared'))
  })
}
