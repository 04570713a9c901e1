import { expect, it } from 'vitest'
import { durationOf, waitKey } from './runbook-words'

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

it.each([
  ['WAIT_SETTLED', 1800, 14_400, 'settles'],
  ['WAIT_TTL', 300, 300, 'settlesAt'],
  // Both are said as six days.
  ['WAIT_TTL', 435_600, 518_400, 'settlesAt'],
  ['FILTER_KEEPS_ACCEPTING', 435_600, 518_400, 'lasts'],
] as const)('the wait of %s from %d to %d seconds is said by %s', (code, least, most, key) => {
  expect(waitKey({ code, wait: { least, most } })).toBe(key)
})
