import type { SummaryLists } from '#lib/scenario/wants/summary'
import { faultsOfToday } from './empty-list'
import type { Tone } from './plan-words'

/** What a plan comes to that nothing stands against, in a key of the catalogue. */
export type PlanVerdict = {
  readonly key: 'green' | 'greenAccepted' | 'greenPlanned' | 'greenPlannedAccepted' | 'greenNotKnown' | 'greenButToday'
  readonly tone: Extract<Tone, 'good' | 'ask'>
}

type Judged = {
  readonly green: boolean
  readonly lists: SummaryLists
  readonly phases: readonly { readonly id: string }[]
}

/**
 * What a green plan comes to; null of one that is not green. Green says that nothing gets worse than today. What fails as
 * today, or hangs on a question as today in a later phase too, is not as wanted for that; and whom the team has accepted
 * gets in, and everybody before the side entrance is closed.
 */
export function verdictOf({ green, lists, phases: [today] }: Judged): PlanVerdict | null {
  if (!green) return null
  if (faultsOfToday(lists).length > 0) return { key: 'greenButToday', tone: 'ask' }
  if (lists.asToday.some(({ phaseIds }) => phaseIds.some((id) => id !== today?.id)))
    return { key: 'greenNotKnown', tone: 'ask' }
  const isAccepted = lists.entrance.some((line) => line.kind === 'fault' && line.accepted !== null)
  const isPlanned = lists.entrance.some((line) => line.kind !== 'fault')
  const key = isPlanned
    ? isAccepted
      ? 'greenPlannedAccepted'
      : 'greenPlanned'
    : isAccepted
      ? 'greenAccepted'
      : 'green'
  return { key, tone: 'good' }
}
