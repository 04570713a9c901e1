import type { AcceptedRisk } from '#lib/scenario/document/document'
import { findAcceptedRisk } from './accepted-risk'
import type { ShownCell, ShownPart } from './plan-memory'
import { byWorst, isFine, type ResultState } from './result-table'

/** How a phase stands: the worst that is new in it; where nothing is, the worst that is as today, or accepted by name. */
export type PhaseStanding = {
  readonly state: ResultState
  /** how many cells are so */
  readonly count: number
  /** it fails today too, in the same way */
  readonly isAsToday: boolean
  /** the team has accepted by name that somebody gets in */
  readonly isAccepted: boolean
}

type Fault = { readonly cell: ShownCell; readonly part: ShownPart; readonly isAccepted: boolean }

/** How a phase stands, by its cells and the risks that the team has accepted. A headline never says less than they do. */
export function phaseStanding(cells: readonly ShownCell[], risks: readonly AcceptedRisk[]): PhaseStanding {
  const faults = cells.flatMap((cell) =>
    cell.parts
      .filter(({ state }) => !isFine(state))
      .map((part) => ({ cell, part, isAccepted: isAccepted(risks, cell, part) })),
  )
  const fresh = faults.filter(({ part, isAccepted }) => !part.isAsToday && !isAccepted)
  const counted = fresh.length > 0 ? fresh : faults
  // Of two that are equally bad, what is as today is not well, and what is accepted by name is.
  const [worst] = [...counted].sort(
    (one, other) => byWorst(one.part, other.part) || Number(other.part.isAsToday) - Number(one.part.isAsToday),
  )
  if (worst === undefined) {
    const state = [...cells].sort(byWorst)[0]?.state ?? 'either'
    return { state, count: cells.filter((cell) => cell.state === state).length, isAsToday: false, isAccepted: false }
  }
  const { state, isAsToday } = worst.part
  const alike = counted.filter(({ part }) => part.state === state && part.isAsToday === isAsToday)
  const count = new Set(alike.map(({ cell }) => cell)).size
  return { state, count, isAsToday, isAccepted: worst.isAccepted && !isAsToday }
}

const isAccepted = (risks: readonly AcceptedRisk[], cell: ShownCell, { spec, faults }: Fault['part']): boolean =>
  spec.wish === 'refused' &&
  spec.because !== 'relay' &&
  faults.length > 0 &&
  faults.every((fault) => findAcceptedRisk(risks, cell, fault) !== null)
