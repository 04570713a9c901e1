import type { FaultLine, ListName, SummaryLists } from '#lib/scenario/wants/summary'

/**
 * The faults of today that no open question can undo. A plan whose only lines are as today is green; with one of these it is
 * not well.
 */
export const faultsOfToday = ({ asToday }: Pick<SummaryLists, 'asToday'>): readonly FaultLine[] =>
  asToday.filter(({ state }) => state !== 'holdsIf')

/**
 * The key, below `plan.lists`, of what a list without lines says. A fault that is as today stands apart, but the list that
 * it belongs to must not claim that there is none.
 */
export function wordsOfEmpty(lists: SummaryLists, name: ListName): `none.${ListName}` | `nothingNew.${ListName}` {
  return faultsOfToday(lists).some(({ list }) => list === name) ? `nothingNew.${name}` : `none.${name}`
}
