import { expect, it } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import { judgePlan } from '#lib/scenario/wants/plan'
import { type SummaryLists, summarizePlan } from '#lib/scenario/wants/summary'
import type { WhoKey } from '#lib/scenario/wants/who'
import { tallyOf } from './tally'

const NONE: SummaryLists = { lost: [], entrance: [], notKnown: [], asToday: [] }

it('the lists of a plan are counted by kind, and what is accepted or changes nothing is not', () => {
  const { lists } = summarizePlan(vendorSwitch, judgePlan(vendorSwitch))
  expect(tallyOf(lists)).toEqual([
    [],
    [
      { key: 'shared', tone: 'shared', count: 1 },
      { key: 'inIf', tone: 'ask', count: 1 },
    ],
    [{ key: 'decide', tone: 'decide', count: 1 }],
    [],
  ])
})

it('an empty list has no entries', () => {
  expect(tallyOf(NONE)).toEqual([[], [], [], []])
})

it('warnings on connectors are counted beside the lists', () => {
  expect(tallyOf(NONE, 2)).toEqual([[], [], [], [{ key: 'warnings', tone: 'ask', count: 2 }]])
})

it('what is perhaps so says of which list it is: lost, or let in', () => {
  const line = (list: 'lost' | 'entrance', who: WhoKey): FaultLine => ({
    kind: 'fault',
    list,
    who,
    state: 'holdsIf',
    certainty: 'perhaps',
    phaseIds: ['p1'],
    accepted: null,
  })
  const lists = { ...NONE, lost: [line('lost', 'service:a')], entrance: [line('entrance', 'everybodyElse')] }
  expect(tallyOf(lists).map((group) => group.map(({ key }) => key))).toEqual([['lostIf'], ['inIf'], [], []])
})

it('a fact that was not read is counted as not known', () => {
  const missing = { kind: 'missing', fact: 'rejectDirectSend', phaseIds: ['p1'] } as const
  expect(tallyOf({ ...NONE, notKnown: [missing] })[2]).toEqual([{ key: 'notKnown', tone: 'blank', count: 1 }])
})
