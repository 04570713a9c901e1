import { mapSteps, type Progress, runToEnd } from '#lib/matcher'
import { markAsTodayInSteps } from './as-today'
import { judgeInBetweenInSteps } from './in-between'
import type { WantsInput } from './part'
import { type Cell, judgePhaseInSteps, withNullSenderFixed } from './phase-results'
import { markUnreadDirectSendInSteps } from './unread-direct-send'

/** How far the work is: phases done of all, within one what `Progress` counts, and the cells of the phases that are done. */
export type PlanProgress = Progress & {
  readonly phase: number
  readonly phases: number
  readonly soFar: readonly (readonly Cell[])[]
}

/** The cells of all phases, phase by phase, each in the order of the rows. */
export function judgePlan(document: WantsInput): Cell[][] {
  return runToEnd(judgePlanInSteps(document))
}

/** `judgePlan` in small steps, each of which reports progress and the phases that are done: to show them, or to stop. */
export function* judgePlanInSteps(document: WantsInput): Generator<PlanProgress, Cell[][]> {
  const phases = document.phases.length
  const cells: Cell[][] = []
  for (const [index] of document.phases.entries()) {
    const soFar = [...cells]
    cells.push(
      yield* mapSteps(judgeWholePhaseInSteps(document, index, cells[0] ?? []), (step) => ({
        ...step,
        phase: index,
        phases,
        soFar,
      })),
    )
  }
  return cells
}

/** One phase with all that takes its neighbours too. `first`: the cells of the first phase; none while it is judged itself. */
export function* judgeWholePhaseInSteps(
  document: WantsInput,
  index: number,
  first: readonly Cell[],
): Generator<Progress, Cell[]> {
  const answers = withNullSenderFixed(document.answers)
  const own = yield* judgePhaseInSteps(document, index)
  const between = yield* judgeInBetweenInSteps(document, index, own, answers)
  const known = yield* markUnreadDirectSendInSteps(document, index, { cells: between, answers })
  return yield* markAsTodayInSteps(document, index, { first, cells: known, answers })
}
