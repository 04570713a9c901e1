import type { FaultLine, ListName } from '#lib/scenario/wants/fault-lines'
import { isUnknownState } from '#lib/scenario/wants/result-table'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { EVERYBODY_ELSE } from '#lib/scenario/wants/who'

/**
 * The faults of today that no open question can undo. A plan whose only lines are as today is green; with one of these it is
 * not well.
 */
export const faultsOfToday = ({ asToday }: Pick<SummaryLists, 'asToday'>): readonly FaultLine[] =>
  asToday.filter(({ state }) => state !== 'holdsIf')

type Words = `${'none' | 'nothingNew' | 'perhapsToday'}.${ListName}` | `asFarAsKnown.${Exclude<ListName, 'notKnown'>}`

/**
 * The key, below `plan.lists`, of what a list without lines says. A fault that is as today stands apart, but the list that
 * it belongs to must not claim that there is none, nor that it is certain; and of whom nothing is known or proved, nobody can
 * say that nothing is wrong.
 */
export function wordsOfEmpty(lists: SummaryLists, name: ListName): Words {
  const today = lists.asToday.filter(({ list }) => list === name)
  if (today.some(({ state, certainty }) => state !== 'holdsIf' && certainty !== 'perhaps')) return `nothingNew.${name}`
  if (today.length > 0) return `perhapsToday.${name}`
  if (name === 'notKnown') return `none.${name}`
  const isKnown = !lists.notKnown.some(
    (line) => line.kind === 'fault' && isUnknownState(line.state) && mayBelong(line, name),
  )
  return isKnown ? `none.${name}` : `asFarAsKnown.${name}`
}

/** A service is mostly wanted and other customers are not; everybody else may be either. */
const mayBelong = ({ who }: FaultLine, list: 'lost' | 'entrance'): boolean =>
  who === EVERYBODY_ELSE || (list === 'lost') === who.startsWith('service:')
