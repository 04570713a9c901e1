import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { newConnector } from '#lib/scenario/document/new-connector'
import { problemKey } from './import-answers'
import { compareImport, droppedBy, mergeImport, withoutAnswered } from './import-merge'

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

describe('an update by a text that does not hold every property', () => {
  const planned = newConnector({
    id: 'f',
    name: 'Filter',
    senderDomains: ['fabrikam.com'],
    senderIPAddresses: ['192.0.2.0/24'],
    restrictDomainsToIPAddresses: true,
    otherProperties: [
      ['Guid', 'x'],
      ['SenderDomains', ['smtp:fabrikam.com;5']],
    ],
  })
  const { connectors, problems, absent } = importConnectors(
    '[{"Name":"Filter","Enabled":false,"Guid":"y","SenderIPAddresses":[]}]',
  )

  test('keeps what the connector has, changes what the text says, and names what is kept', () => {
    const [entry] = compareImport([planned], connectors, withoutAnswered(absent, problems, {}))
    expect(entry?.changes).toEqual([
      { property: 'Enabled', before: 'true', after: 'false' },
      { property: 'SenderIPAddresses', added: [], removed: ['192.0.2.0/24'] },
    ])
    expect(entry?.connector.otherProperties).toEqual([
      ['Guid', 'y'],
      ['SenderDomains', ['smtp:fabrikam.com;5']],
    ])
    expect(entry?.kept).toContain('SenderDomains')
    expect(entry?.kept).not.toContain('SenderIPAddresses')
  })

  test('takes an answer instead, also that there is none', () => {
    const question = problems.find(({ field }) => field === 'SenderDomains')
    if (question === undefined) throw new Error('There is no question.')
    const unknown = withoutAnswered(absent, problems, { [problemKey(question)]: null })
    const [entry] = compareImport([planned], connectors, unknown)
    expect(entry?.connector.senderDomains).toEqual([])
    expect(entry?.kept).not.toContain('SenderDomains')
  })
})
