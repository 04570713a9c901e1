import { expect, it } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { judgePlan } from '#lib/scenario/wants/plan'
import { type SummaryLists, summarizePlan } from '#lib/scenario/wants/summary'
import { tallyOf } from './tally'

const NONE: SummaryLists = { lost: [], entrance: [], notKnown: [], asToday: [] }

it('the lists of a plan are counted by kind, and what is accepted or changes nothing is not', () => {
  const { lists } = summarizePlan(vendorSwitch, judgePlan(vendorSwitch))
  expect(tallyOf(lists)).toEqual([
    [],
    [
      { key: 'shared', tone: 'shared', count: 1 },
      { key: 'if', tone: 'ask', count: 1 },
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
