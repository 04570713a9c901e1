import { expect, test } from 'vitest'
import { newConnector } from '#lib/scenario/document/new-connector'
import { compareImport, droppedBy, mergeImport } from './import-merge'

const filter = newConnector({ id: 'f', name: 'Filter', senderIPAddresses: ['192.0.2.0/24'], requireTls: false })
const scanner = newConnector({ id: 's', name: 'Scanner' })

test('an imported connector keeps the id of the one with its name, and its changes are listed', () => {
  const next = newConnector({ id: 'filter', name: 'FILTER', senderIPAddresses: ['192.0.2.0/24', '198.51.100.7'] })
  const [entry] = compareImport([filter], [next])
  expect(entry?.connector.id).toBe('f')
  expect(entry?.changes).toEqual([
    { property: 'SenderIPAddresses', added: ['198.51.100.7'], removed: [] },
    { property: 'RequireTls', before: 'false', after: 'true' },
    { property: 'Name', before: 'Filter', after: 'FILTER' },
  ])
})

test('a new connector gets an unused id', () => {
  const [entry] = compareImport([filter, scanner], [newConnector({ id: 's', name: 'Second' })])
  expect(entry?.before).toBeNull()
  expect(entry?.connector.id).toBe('s-2')
})

test('an import updates connectors in place and appends new ones; a replacement drops the others', () => {
  const entries = compareImport(
    [filter, scanner],
    [newConnector({ id: 'x', name: 'New' }), { ...filter, id: 'y', requireTls: true }],
  )
  expect(mergeImport([filter, scanner], entries).map(({ id, requireTls }) => [id, requireTls])).toEqual([
    ['f', true],
    ['s', true],
    ['x', true],
  ])
  expect(droppedBy([filter, scanner], entries)).toEqual([scanner])
})
