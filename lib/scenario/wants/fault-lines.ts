import type { AcceptedRisk } from '#lib/scenario/document/document'
import { findAcceptedRisk } from './accepted-risk'
import type { WantsInput } from './part'
import { inOrder } from './phase-order'
import type { ShownCell, ShownPart } from './plan-memory'
import { byWorst, type Certainty, isUnknownState, type Result, type ResultState } from './result-table'
import type { WhoKey } from './who'

/** The lists of a summary that a fault may belong to. */
export type ListName = 'lost' | 'entrance' | 'notKnown'

/** A *who* that is not as wanted, with the phases in which it is so in the same way. */
export type FaultLine = Result & {
  readonly kind: 'fault'
  /** the list that it belongs to, also where it is listed apart as today */
  readonly list: ListName
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
  /** the team has accepted it by name; null where nobody has */
  readonly accepted: Pick<AcceptedRisk, 'reason' | 'by' | 'at'> | null
}

/** What is wrong with one cell, or not known of it. */
export type Fault = Result & {
  readonly list: ListName
  readonly who: WhoKey
  readonly phaseId: string
  readonly isAsToday: boolean
  readonly isNeverAcceptable: boolean
}

/** All faults of all cells, each with the list that it belongs to. */
export function gatherFaults(cells: readonly (readonly ShownCell[])[]): Fault[] {
  return cells.flat().flatMap(({ who, phaseId, parts }) =>
    parts.flatMap((part) =>
      faultsOf(part).map((result) => ({
        ...result,
        list: listOf(result.state, part),
        who,
        phaseId,
        // What is not known now may be worse than today.
        isAsToday: part.isAsToday && !isUnknownState(result.state),
        isNeverAcceptable: part.spec.because === 'relay',
      })),
    ),
  )
}

/** All that is wrong with a part, or not known of it: with some senders this, with others that. */
function faultsOf({ state, certainty, faults }: ShownPart): readonly Result[] {
  return isUnknownState(state) && faults.length === 0 ? [{ state, certainty }] : faults
}

function listOf(state: ResultState, { spec }: ShownPart): ListName {
  switch (state) {
    case 'lost':
    case 'delayed':
    case 'elsewhere':
      return 'lost'
    case 'open':
    case 'shared':
      return 'entrance'
    case 'holdsIf':
      return spec.wish === 'refused' ? 'entrance' : 'lost'
    default:
      return 'notKnown'
  }
}

/** One line for each *who*, state and certainty, with all phases in which it is so; the worst first, certain before perhaps. */
export function toLines({ acceptedRisks, phases }: WantsInput, faults: readonly Fault[]): FaultLine[] {
  const lines = new Map<string, { line: FaultLine; phaseIds: string[] }>()
  for (const fault of faults) {
    const risk = fault.isNeverAcceptable ? null : acceptedRiskOf(acceptedRisks, fault)
    const key = `${fault.list} ${fault.who} ${fault.state} ${fault.certainty} ${risk === null ? '' : JSON.stringify(risk)}`
    const known = lines.get(key)
    if (known !== undefined) known.phaseIds.push(fault.phaseId)
    else {
      const { who, state, certainty, list } = fault
      lines.set(key, {
        line: { kind: 'fault', list, who, state, certainty, phaseIds: [], accepted: risk },
        phaseIds: [fault.phaseId],
      })
    }
  }
  return [...lines.values()]
    .map(({ line, phaseIds }) => ({ ...line, phaseIds: inOrder(phases, phaseIds) }))
    .sort((one, other) => certaintyRank(one.certainty) - certaintyRank(other.certainty) || byWorst(one, other))
}

const certaintyRank = (certainty: Certainty | null): number => (certainty === 'perhaps' ? 1 : 0)

function acceptedRiskOf(risks: readonly AcceptedRisk[], fault: Fault): FaultLine['accepted'] {
  const risk = fault.list === 'entrance' ? findAcceptedRisk(risks, fault, fault) : null
  return risk === null ? null : { reason: risk.reason, by: risk.by, at: risk.at }
}
