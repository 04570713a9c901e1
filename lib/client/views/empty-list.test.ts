import { expect, it } from 'vitest'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { wordsOfEmpty } from './empty-list'

const LINE: FaultLine = {
  kind: 'fault',
  list: 'lost',
  who: 'service:a',
  state: 'lost',
  certainty: 'certain',
  phaseIds: ['p1'],
  accepted: null,
}
const listsWith = (asToday: readonly FaultLine[]): SummaryLists => ({ lost: [], entrance: [], notKnown: [], asToday })

it('an empty list claims that there is nothing only if no fault of it stands apart as today', () => {
  expect(wordsOfEmpty(listsWith([]), 'lost')).toBe('none.lost')
  expect(wordsOfEmpty(listsWith([LINE]), 'lost')).toBe('nothingNew.lost')
  expect(wordsOfEmpty(listsWith([LINE]), 'entrance')).toBe('none.entrance')
  expect(wordsOfEmpty(listsWith([{ ...LINE, list: 'entrance', state: 'open' }]), 'entrance')).toBe(
    'nothingNew.entrance',
  )
})

it('what hangs on an answer as today is not said to be certain, and not said to be nothing', () => {
  for (const list of ['lost', 'entrance'] as const) {
    expect(wordsOfEmpty(listsWith([{ ...LINE, list, state: 'holdsIf' }]), list)).toBe(`perhapsToday.${list}`)
    expect(wordsOfEmpty(listsWith([{ ...LINE, list, state: 'open', certainty: 'perhaps' }]), list)).toBe(
      `perhapsToday.${list}`,
    )
  }
})

it.each([
  ['service:a', 'asFarAsKnown.lost', 'none.entrance'],
  ['otherCustomers:a', 'none.lost', 'asFarAsKnown.entrance'],
  ['everybodyElse', 'asFarAsKnown.lost', 'asFarAsKnown.entrance'],
] as const)(
  'a list that is empty because nothing is known of %s does not claim that nobody is in it',
  (who, lost, entrance) => {
    for (const state of ['noFacts', 'unproved'] as const) {
      const lists = {
        ...listsWith([]),
        notKnown: [{ ...LINE, list: 'notKnown', who, state, certainty: null } as const],
      }
      expect(wordsOfEmpty(lists, 'lost')).toBe(lost)
      expect(wordsOfEmpty(lists, 'entrance')).toBe(entrance)
    }
  },
)
