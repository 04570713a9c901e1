import { expect, test } from 'vitest'
import type { MergeConflict } from '#lib/client/draft/merge'
import { conflictFields } from './conflict-fields'

const conflict = (mine: unknown, theirs: unknown): MergeConflict => ({
  unit: { kind: 'services', id: 'a' },
  base: {},
  mine,
  theirs,
})

test('the fields in which both sides differ are told with both values, and equal ones are left out', () => {
  const mine = { id: 'a', name: 'Mine', networks: ['192.0.2.0/24'], tls: true }
  const theirs = { id: 'a', name: 'Theirs', networks: ['192.0.2.0/24'], tls: null }
  expect(conflictFields(conflict(mine, theirs))).toEqual([
    { field: 'name', mine: 'Mine', theirs: 'Theirs' },
    { field: 'tls', mine: true, theirs: null },
  ])
})

test('of a unit that one side removed the name is told', () => {
  expect(conflictFields(conflict(undefined, { id: 'a', name: 'Filter A' }))).toEqual([
    { field: '', mine: undefined, theirs: 'Filter A' },
  ])
})

test('a fact without fields is told as it is', () => {
  expect(conflictFields(conflict('My title', 'Their title'))).toEqual([
    { field: '', mine: 'My title', theirs: 'Their title' },
  ])
})

test('the MX records of each domain and the facts of the tenant are fields of their phase', () => {
  const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
  const to = (service: string) => ({ domain: 'contoso.com', to: [service], handedOverBy: [] })
  const mine = { id: 'p1', tenant, mx: [to('a')] }
  const theirs = { id: 'p1', tenant: { ...tenant, rejectDirectSend: true }, mx: [to('b')] }
  expect(conflictFields({ ...conflict(mine, theirs), unit: { kind: 'phases', id: 'p1' } })).toEqual([
    { field: 'rejectDirectSend', mine: false, theirs: true },
    { field: 'mx contoso.com', mine: { to: ['a'], handedOverBy: [] }, theirs: { to: ['b'], handedOverBy: [] } },
  ])
})
