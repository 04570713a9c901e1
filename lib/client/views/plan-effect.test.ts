import { expect, test } from 'vitest'
import { type CellStates, cellChanges, planEffect } from './plan-effect'

const states = (...cells: readonly (readonly [string, 'lost' | 'allIn' | 'shared'])[]): CellStates =>
  new Map(
    cells.map(([phaseId, key]) => [
      phaseId,
      { phaseId, who: 'everybodyElse', key, tone: key === 'lost' ? 'lost' : 'good' },
    ]),
  )

test('cells that stand otherwise are counted by their step, the most frequent first', () => {
  const before = states(['a', 'lost'], ['b', 'lost'], ['c', 'shared'], ['d', 'allIn'])
  const after = states(['a', 'allIn'], ['b', 'allIn'], ['c', 'allIn'], ['d', 'allIn'])
  expect(planEffect(before, after)).toEqual({
    count: 3,
    steps: [
      { from: 'lost', to: 'allIn', tone: 'good', count: 2 },
      { from: 'shared', to: 'allIn', tone: 'good', count: 1 },
    ],
  })
})

test('a cell that only one of the plans has does not count', () => {
  expect(planEffect(states(['a', 'lost']), states(['b', 'allIn']))).toEqual({ count: 0, steps: [] })
})

test('each cell that stands otherwise is told with its phase and its who', () => {
  expect(cellChanges(states(['a', 'lost'], ['b', 'allIn']), states(['a', 'allIn'], ['b', 'allIn']))).toEqual([
    { phaseId: 'a', who: 'everybodyElse', from: 'lost', to: 'allIn', tone: 'good' },
  ])
})
