import { expect, it } from 'vitest'
import { type Due, dueTimes } from './clock'

const HOUR = 3600
const DAY = 24 * HOUR
const wait = { least: HOUR / 2, most: 4 * HOUR }
const day = (days: number): Due => ({ seconds: days * DAY, latest: days * DAY, precision: 'day' })
const minute = (seconds: number, latest = seconds): Due => ({ seconds, latest, precision: 'minute' })

it('what is done days before leaves room for the longest waits, and what follows the start counts the shortest', () => {
  expect(
    dueTimes([
      { code: 'PREPARE', kind: 'test', window: 'days-before', wait: null },
      { code: 'LOWER_TTL', kind: 'dns', window: 'days-before', wait: { least: DAY, most: DAY } },
      { code: 'ENABLE', kind: 'cmdlet', window: 'days-before', wait },
      { code: 'WAIT_SETTLED', kind: 'wait', window: 'days-before', wait },
      { code: 'MOVE_MX', kind: 'dns', window: 'quiet-hours', wait: { least: 300, most: 300 } },
      { code: 'WAIT_TTL', kind: 'wait', window: 'quiet-hours', wait: { least: 300, most: 300 } },
      { code: 'PROBE', kind: 'test', window: 'quiet-hours', wait: null },
    ]),
  ).toEqual([day(-2), day(-2), day(-1), day(-1), minute(0), minute(0), minute(300)])
})

it('another window begins a day later, and nothing is removed before two weeks have passed', () => {
  expect(
    dueTimes([
      { code: 'MOVE_MX', kind: 'dns', window: 'quiet-hours', wait: null },
      { code: 'RESTRICT', kind: 'cmdlet', window: 'office-hours', wait },
      { code: 'WAIT_SETTLED', kind: 'wait', window: 'office-hours', wait },
      { code: 'REMOVE', kind: 'cmdlet', window: 'weeks-later', wait: null },
    ]),
  ).toEqual([minute(0), day(1), day(1), day(14)])
})

it('what follows a wait is due between its shortest and its longest', () => {
  expect(
    dueTimes([
      { code: 'ENABLE', kind: 'cmdlet', window: 'office-hours', wait },
      { code: 'WAIT_SETTLED', kind: 'wait', window: 'office-hours', wait },
      { code: 'PROBE', kind: 'test', window: 'office-hours', wait: null },
      { code: 'WAIT_SETTLED', kind: 'wait', window: 'office-hours', wait },
      { code: 'PROBE', kind: 'test', window: 'office-hours', wait: null },
    ]),
  ).toEqual([minute(0), minute(0), minute(HOUR / 2, 4 * HOUR), minute(HOUR / 2, 4 * HOUR), minute(HOUR, 8 * HOUR)])
})
