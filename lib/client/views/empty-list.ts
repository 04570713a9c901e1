import type { ListName, SummaryLists } from '#lib/scenario/wants/summary'

/**
 * The key, below `plan.lists`, of what a list without lines says. A fault that is as today stands apart, but the list that
 * it belongs to must not claim that there is none.
 */
export function wordsOfEmpty({ asToday }: SummaryLists, name: ListName): `none.${ListName}` | `nothingNew.${ListName}` {
  return asToday.some(({ list }) => list === name) ? `nothingNew.${name}` : `none.${name}`
}
