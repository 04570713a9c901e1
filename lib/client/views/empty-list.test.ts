import { expect, it } from 'vitest'
import type { FaultLine, SummaryLists } from '#lib/scenario/wants/summary'
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
  expect(wordsOfEmpty(listsWith([{ ...LINE, state: 'holdsIf' }]), 'lost')).toBe('none.lost')
  expect(wordsOfEmpty(listsWith([LINE]), 'entrance')).toBe('none.entrance')
  expect(wordsOfEmpty(listsWith([{ ...LINE, list: 'entrance', state: 'open' }]), 'entrance')).toBe(
    'nothingNew.entrance',
  )
})
