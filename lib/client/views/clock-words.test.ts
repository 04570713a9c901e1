import { expect, it } from 'vitest'
import { NO_CHANGE_REQUEST } from '#lib/scenario/document/new-change-request'
import { clockMark, isoTimeOf, localTimeOf, momentOf, startOn } from './clock-words'

const DAY = 24 * 3600

it('a time beside the start is said in minutes, hours or days', () => {
  const minute = (seconds: number) => clockMark({ seconds, latest: seconds, precision: 'minute' })
  expect([minute(0), minute(1800), minute(5400), minute(7200)]).toEqual([
    'T',
    'T + 30 min',
    'T + 1 h 30 min',
    'T + 2 h',
  ])
  expect(clockMark({ seconds: -172_800, latest: -172_800, precision: 'day' })).toBe('T − 2 d')
  expect(clockMark({ seconds: 1800, latest: 14_400, precision: 'minute' })).toBe('T + 30 min … 4 h')
})

it('the moment of a step is the start and what lies between; of a planned day only days can be told', () => {
  const phase = {
    plannedOn: '2026-12-01',
    changeRequest: { ...NO_CHANGE_REQUEST, startsAt: '2026-12-03T21:00:00.000Z' },
  }
  const due = (seconds: number) => ({ seconds, precision: 'minute' }) as const
  expect(momentOf(phase, due(1800))).toEqual({ at: new Date('2026-12-03T21:30:00.000Z'), precision: 'minute' })
  const planned = { ...phase, changeRequest: null }
  expect([0, 1800, -2 * DAY].map((seconds) => momentOf(planned, due(seconds)))).toEqual(
    [1, 1, -1].map((day) => ({ at: new Date(2026, 11, day), precision: 'day' })),
  )
  expect(momentOf({ ...planned, plannedOn: null }, due(0))).toBeNull()
})

it('a planned day is taken over as the evening for quiet hours, else as the morning', () => {
  expect(startOn('2026-12-01', [{ window: 'days-before' }, { window: 'quiet-hours' }])).toBe('2026-12-01T22:00')
  expect(startOn('2026-12-01', [{ window: 'office-hours' }])).toBe('2026-12-01T09:00')
})

it('a start is typed in the zone of the reader, and an empty field holds none', () => {
  expect(isoTimeOf(localTimeOf('2026-12-01T21:00:00.000Z'))).toBe('2026-12-01T21:00:00.000Z')
  expect([localTimeOf(null), isoTimeOf('')]).toEqual(['', null])
})
