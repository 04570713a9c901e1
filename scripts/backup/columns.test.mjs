import { expect, it } from 'vitest'
import { toBackup, toSqlite, typeOf } from './columns.mjs'

it.each([
  ['TEXT', 'text', 'a', 'a'],
  ['INTEGER', 'integer', 7, 7],
  ['REAL', 'real', 0.5, 0.5],
  ['BOOLEAN', 'boolean', 1, true],
  ['BOOLEAN', 'boolean', 0, false],
  ['DATETIME', 'time', '2026-03-01T10:00:00.000+00:00', '2026-03-01T10:00:00.000Z'],
  ['BLOB', 'bytes', Buffer.from([0, 255]), 'AP8='],
])('a column %s is %s, and comes back as it was', (declared, type, stored, written) => {
  expect(typeOf('T', 'c', declared)).toBe(type)
  expect(toBackup(type, stored)).toEqual(written)
  expect(toSqlite(type, written)).toEqual(stored)
  expect([toBackup(type, null), toSqlite(type, null)]).toEqual([null, null])
})

it('a time that is stored in milliseconds is read', () => {
  expect(toBackup('time', 1_772_359_200_000)).toBe('2026-03-01T10:00:00.000Z')
})

it('a column of a type that no backup knows is refused', () => {
  expect(() => typeOf('T', 'c', 'POINT')).toThrow('T.c has the type POINT')
})
