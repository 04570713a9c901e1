import { expect, it } from 'vitest'
import { durationOf } from './runbook-words'

it.each([
  [0, 'minutes', 1],
  [300, 'minutes', 5],
  [1800, 'minutes', 30],
  [3600, 'hours', 1],
  [14_400, 'hours', 4],
  [86_400, 'hours', 24],
  [86_400 + 5 * 86_400, 'days', 6],
])('%i seconds are said in %s', (seconds, unit, count) => {
  expect(durationOf(seconds)).toEqual({ unit, count })
})
