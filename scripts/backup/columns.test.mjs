import { expect, it } from 'vitest'
import { toBackup, toPostgresql, toSqlite, typeOf } from './columns.mjs'

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

it.each([
  ['text', 'text', 'a', 'a'],
  ['integer', 'integer', 7, 7],
  ['bigint', 'integer', 7, '7'],
  ['double precision', 'real', 0.5, 0.5],
  ['boolean', 'boolean', true, true],
  ['boolean', 'boolean', false, false],
  ['timestamp without time zone', 'time', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00Z'],
  ['bytea', 'bytes', 'AP8=', Buffer.from([0, 255])],
])('a column %s of PostgreSQL is %s, and comes back as it was', (declared, type, written, stored) => {
  expect(typeOf('T', 'c', declared)).toBe(type)
  expect(toBackup(type, stored)).toEqual(written)
  expect(toBackup(type, toPostgresql(type, written))).toEqual(written)
})

it('a character that PostgreSQL takes in no text is replaced there', () => {
  expect(toPostgresql('text', 'a\0b')).toBe('a\ufffdb')
})
