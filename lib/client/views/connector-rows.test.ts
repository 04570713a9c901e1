import { describe, expect, it } from 'vitest'
import { EXCHANGE_PROPERTIES } from '#lib/exchange/read/properties'
import { newConnector } from '#lib/scenario/document/new-connector'
import { MAIN_ROWS, MORE_ROWS, parameterName, partRows, propertyChange } from './connector-rows'

const connector = newConnector({ id: 'a', name: 'A', senderIPAddresses: ['192.0.2.0/24', '198.51.100.0/24'] })

describe('the rows of the table of connectors', () => {
  it('a property that some connector uses is apart from those that none uses', () => {
    const [used, unused] = partRows([connector, { ...connector, comment: 'made by Kim' }])
    expect(used.map(({ property }) => property)).toContain('comment')
    expect(unused.map(({ property }) => property)).toContain('efSkipIPs')
    expect(unused.map(({ property }) => property)).not.toContain('comment')
  })

  it('a list that differs has entries more and fewer, and in another order it is the same', () => {
    const after = { ...connector, senderIPAddresses: ['198.51.100.0/24', '203.0.113.1'] }
    expect(propertyChange(connector, after, 'senderIPAddresses')).toEqual({ kind: 'list', added: 1, removed: 1 })
    const turned = { ...connector, senderIPAddresses: connector.senderIPAddresses.toReversed() }
    expect(propertyChange(connector, turned, 'senderIPAddresses')).toBeNull()
  })

  it('hold every property, but for those in the head of a column and those that are kept as imported', () => {
    const shown = [...MAIN_ROWS.flat(), ...MORE_ROWS].map(({ property }) => property)
    const elsewhere = ['id', 'name', 'enabled', 'connectorType', 'otherProperties']
    expect([...shown, ...elsewhere].toSorted()).toEqual(Object.keys(connector).toSorted())
  })

  it('name each property as Exchange Online does', () => {
    const properties = Object.values(EXCHANGE_PROPERTIES)
    expect(properties.map(parameterName)).toEqual(Object.keys(EXCHANGE_PROPERTIES))
  })

  it('a value that differs says what it was', () => {
    expect(propertyChange(connector, { ...connector, requireTls: false }, 'requireTls')).toEqual({
      kind: 'value',
      was: true,
    })
    const named = { ...connector, tlsSenderCertificateName: 'mx.example' }
    expect(propertyChange(connector, named, 'tlsSenderCertificateName')).toEqual({ kind: 'value', was: null })
    expect(propertyChange(connector, connector, 'requireTls')).toBeNull()
  })
})
