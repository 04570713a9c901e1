import { expect, test } from 'vitest'
import { phasesOnDay } from './phases-on-day'

const plan = (...plannedOn: (string | null)[]) => ({
  phases: plannedOn.map((day) => ({ plannedOn: day })),
  unordered: false,
})
const on = (day: string, ...plannedOn: (string | null)[]) => phasesOnDay(plan(...plannedOn), `${day}T12:00:00.000Z`)

test('the phase that was active on a day follows from the dates on which phases begin', () => {
  const dates = [null, '2026-11-10', '2026-11-20']
  expect(on('2026-11-01', ...dates)).toEqual({ first: 0, last: 0 })
  expect(on('2026-11-15', ...dates)).toEqual({ first: 1, last: 1 })
  expect(on('2026-12-01', ...dates)).toEqual({ first: 2, last: 2 })
})

test('on the day on which a phase begins, the one before was active too', () => {
  expect(on('2026-11-10', null, '2026-11-10', '2026-11-20')).toEqual({ first: 0, last: 1 })
})

test('a phase without a date leaves open when it began', () => {
  expect(on('2026-11-15', null, '2026-11-10', null, '2026-11-20')).toEqual({ first: 1, last: 2 })
  expect(on('2026-12-01', '2026-11-10', null, null)).toEqual({ first: 0, last: 2 })
})

test('without dates, and without an order of the phases, nothing is told', () => {
  expect(on('2026-11-15', null, null)).toBeNull()
  expect(phasesOnDay({ ...plan('2026-11-10'), unordered: true }, '2026-11-15T12:00:00.000Z')).toBeNull()
})
