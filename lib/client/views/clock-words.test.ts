import { expect, it } from 'vitest'
import { clockMark, isoTimeOf, localTimeOf, momentOf } from './clock-words'

it('a time beside the start is said in minutes, hours or days', () => {
  const minute = (seconds: number) => clockMark({ seconds, precision: 'minute' })
  expect([minute(0), minute(1800), minute(5400), minute(7200)]).toEqual([
    'T',
    'T + 30 min',
    'T + 1 h 30 min',
    'T + 2 h',
  ])
  expect(clockMark({ seconds: -172_800, precision: 'day' })).toBe('T − 2 d')
})

it('the moment of a step is the start and what lies between', () => {
  expect(momentOf('2026-12-01T21:00:00.000Z', { seconds: 1800, precision: 'minute' }).toISOString()).toBe(
    '2026-12-01T21:30:00.000Z',
  )
})

it('a start is typed in the zone of the reader, and an empty field holds none', () => {
  expect(isoTimeOf(localTimeOf('2026-12-01T21:00:00.000Z'))).toBe('2026-12-01T21:00:00.000Z')
  expect([localTimeOf(null), isoTimeOf('')]).toEqual(['', null])
})
