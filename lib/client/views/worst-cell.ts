import type { ScenarioDocument } from '#lib/scenario/document/document'
import { assess, type SampleState } from '#lib/scenario/wants/assessment'

type CellAddress = { readonly phaseId: string; readonly senderId: string }

const RANK: Record<SampleState, number> = {
  lost: 0,
  open: 1,
  uncertain: 2,
  elsewhere: 3,
  delayed: 3,
  shared: 4,
  in: 5,
  shut: 5,
}
/** Cells that are examined. In a larger scenario the worst of these is good enough for a first selection. */
const MOST_EXAMINED = 1500

/** The cell to select at first: one that loses mail, else an open side entrance, else one that is not certain. */
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
