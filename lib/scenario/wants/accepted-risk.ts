import { ACCEPTABLE_STATES } from '#lib/scenario/document/acceptable-states'
import type { AcceptedRisk } from '#lib/scenario/document/document'
import type { ShownCell } from './plan-memory'
import { byWorst, type Certainty, isNoWorse, type Result } from './result-table'

type AcceptableState = (typeof ACCEPTABLE_STATES)[number]
type AcceptableResult = { readonly state: AcceptableState; readonly certainty: Certainty }

/** How the risk of a cell stands: that somebody gets in who should not. */
export type CellRisk = {
  /** the worst that can be accepted by name; null where there is nothing of the kind */
  readonly open: AcceptableResult | null
  /** what the team accepted, each of which covers all that is open; one is enough */
  readonly accepted: readonly AcceptedRisk[]
  /** what the team accepted for less than what is open now: it counts no more */
  readonly voided: AcceptedRisk | null
}

/** The risk that the team accepted and that covers a fault; what is worse than it was accepted for is not covered. */
export const findAcceptedRisk = (
  risks: readonly AcceptedRisk[],
  { who, phaseId }: Pick<ShownCell, 'who' | 'phaseId'>,
  fault: Result,
): AcceptedRisk | null =>
  risks.find((risk) => risk.who === who && risk.phaseIds.includes(phaseId) && isNoWorse(fault, risk)) ?? null

/** The risk of a cell, with what the team said of it. Other customers who could relay are never acceptable. */
export function riskOfCell(risks: readonly AcceptedRisk[], cell: ShownCell): CellRisk {
  const faults = cell.parts
    .filter(({ spec }) => spec.wish === 'refused' && spec.because !== 'relay')
    .flatMap((part) => part.faults)
  const [open = null] = faults.flatMap(toAcceptable).sort(byWorst)
  const said = risks.filter(({ who, phaseIds }) => who === cell.who && phaseIds.includes(cell.phaseId))
  const accepted = open === null ? said : said.filter((risk) => isNoWorse(open, risk))
  return { open, accepted, voided: accepted.length === 0 ? (said[0] ?? null) : null }
}

function toAcceptable({ state, certainty }: Result): AcceptableResult[] {
  const known = ACCEPTABLE_STATES.find((one) => one === state)
  return known === undefined ? [] : [{ state: known, certainty: certainty ?? 'certain' }]
}
