import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import type { Due } from './clock'
import { datesOf } from './dates'
import { wayBetween } from './way'

const [OLD, NEW] = ['192.0.2.0/24', '198.51.100.0/24']
const locks = [addressLock('lock-old', OLD), addressLock('lock-new', NEW)]
const codesOf = (days: readonly [string | null, string | null]) => {
  const [moved, closed] = days
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), locks, { mxTtl: 3600 }),
      phase('p2', mx('new'), locks, { plannedOn: moved }),
      phase('p3', mx('new'), locks.slice(1), { plannedOn: closed }),
    ],
  })
  return datesOf(document, [1, 2], { changes: wayBetween(document, 1, 2).changes, due: [] }).map(({ code }) => code)
}

it.each<[string, [string | null, string | null], string[]]>([
  ['nothing of phases without a day', [null, null], []],
  ['nothing of a Tuesday two weeks later', ['2026-12-01', '2026-12-15'], []],
  ['that a Friday is near the weekend', ['2026-12-01', '2026-12-18'], ['NEAR_WEEKEND']],
  ['that two phases are planned for one day', ['2026-12-01', '2026-12-01'], ['SAME_DAY']],
  ['that the second comes before the first', ['2026-12-08', '2026-12-01'], ['DATES_OUT_OF_ORDER']],
  ['that the old filter is shut out before TTL and retries are over', ['2026-12-01', '2026-12-03'], ['TOO_SOON']],
])('the days tell %s', (_, days, codes) => {
  expect(codesOf(days)).toEqual(codes)
})

it.each<[string, string | null, string, object[]]>([
  ['too soon after the move', '2026-12-02', '2026-12-03', [{ code: 'TOO_SOON', other: 'p2', days: 2 }]],
  [
    'too soon after the move, without a day of its own',
    null,
    '2026-12-03',
    [{ code: 'TOO_SOON', other: 'p2', days: 2 }],
  ],
  ['before the move, without a day of its own', null, '2026-11-24', [{ code: 'DATES_OUT_OF_ORDER', other: 'p2' }]],
])('a phase between hides nothing of what comes %s', (_, between, closed, expected) => {
  const scanner = addressLock('scanner', '203.0.113.9')
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), locks, { mxTtl: 3600 }),
      phase('p2', mx('new'), locks, { plannedOn: '2026-12-01' }),
      phase('p3', mx('new'), [...locks, scanner], { plannedOn: between }),
      phase('p4', mx('new'), [...locks.slice(1), scanner], { plannedOn: closed }),
    ],
  })
  const notes = datesOf(document, [2, 3], { changes: wayBetween(document, 2, 3).changes, due: [] })
  expect(notes.map(({ code, parameters }) => ({ code, ...parameters }))).toMatchObject(expected)
})

it('each day of a weekend is named on which a step is due, also where the planned day is none', () => {
  const DAY = 24 * 60 * 60
  const document = plan({
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), locks.slice(0, 1)), phase('p2', mx('old'), locks, { plannedOn: '2026-12-03' })],
  })
  const on = (...days: number[]): Due[] =>
    days.map((day) => ({ seconds: day * DAY, latest: day * DAY, precision: 'day' }))
  const daysOf = (due: readonly Due[]) =>
    datesOf(document, [0, 1], { changes: [], due }).flatMap(({ code, parameters }) =>
      code === 'STEPS_ON_WEEKEND' ? [parameters.days] : [],
    )
  expect(daysOf(on(-2, 0, 1))).toEqual([])
  expect(daysOf(on(-5, 0, 3, 2, 3, 16))).toEqual(['2026-11-28, 2026-12-05, 2026-12-06, 2026-12-19'])
  // A wait that may last from Friday into Saturday.
  expect(daysOf([{ seconds: DAY, latest: 2 * DAY + 3600, precision: 'minute' }])).toEqual(['2026-12-05'])
})

it('a weekend is told once where only the planned day is on one', () => {
  const document = plan({
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), locks.slice(0, 1)), phase('p2', mx('old'), locks, { plannedOn: '2026-12-06' })],
  })
  const due: Due[] = [{ seconds: 0, latest: 3600, precision: 'minute' }]
  expect(datesOf(document, [0, 1], { changes: [], due }).map(({ code }) => code)).toEqual(['NEAR_WEEKEND'])
})
