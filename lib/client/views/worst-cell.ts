import type { ScenarioDocument } from '#lib/scenario/document/document'
import { assess, type SampleState } from '#lib/scenario/wants/assessment'

type CellAddress = { readonly phaseId: string; readonly senderId: string }

/** Worst first, in the order in which the cells of all senders are judged. */
const RANK: Record<SampleState, number> = {
  lost: 0,
  delayed: 1,
  open: 2,
  elsewhere: 3,
  shared: 4,
  decide: 5,
  uncertain: 6,
  in: 7,
  shut: 7,
}
/** Cells that are examined. In a larger scenario the worst of these is good enough for a first selection. */
const MOST_EXAMINED = 1500

/** The cell to select at first: one that loses mail, else one that is wrong otherwise, else one that is not certain. */
export function findWorstCell(document: ScenarioDocument): CellAddress | null {
  let worst: CellAddress | null = null
  let rank = Number.POSITIVE_INFINITY
  let looked = 0
  for (const [index, phase] of document.phases.entries()) {
    for (const sender of document.senders) {
      const { state, hangsOn } = assess(document, index, sender)
      const here = RANK[state] - (hangsOn.length > 0 ? 0.5 : 0)
      if (here < rank) {
        rank = here
        worst = { phaseId: phase.id, senderId: sender.id }
      }
      if (rank === 0 || ++looked >= MOST_EXAMINED) return worst
    }
  }
  return worst
}
