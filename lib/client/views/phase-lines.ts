import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { SummaryLists } from '#lib/scenario/wants/summary'

/** What goes against the plan in one phase, worst list first; what is as today, and so fails there too, last. */
export function linesOfPhase({ lost, entrance, notKnown, asToday }: SummaryLists, phaseId: string): FaultLine[] {
  return [...lost, ...entrance, ...notKnown, ...asToday].flatMap((line) =>
    line.kind === 'fault' && line.phaseIds.includes(phaseId) ? [line] : [],
  )
}
