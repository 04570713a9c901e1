import { describe, expect, it } from 'vitest'
import { connectorSchema } from './connector'

const CONNECTOR = { id: 'a', name: 'A', senderDomains: ['*'] }

describe('a connector', () => {
  it('unknown properties are kept after the pairs that were sent, and the result is read unchanged', () => {
    const sent = JSON.parse(
      '{ "otherProperties": [["SenderDomains", "x"], ["__proto__", 1]], "FooBar": [1], "__proto__": { "enabled": false } }',
    )
    const read = connectorSchema.parse({ ...CONNECTOR, ...sent })
    expect(read).toMatchObject({ enabled: true, requireTls: false })
    expect(read.otherProperties).toEqual([
      ['SenderDomains', 'x'],
      ['__proto__', 1],
      ['FooBar', [1]],
      ['__proto__', { enabled: false }],
    ])
    expect(connectorSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read)
  })

  it('a stored document may have a known name in its pairs, in any case', () => {
    const otherProperties = [
      ['RequireTls', true],
      ['requiretls', 1],
    ]
    expect(connectorSchema.parse({ ...CONNECTOR, otherProperties })).toMatchObject({
      requireTls: false,
      otherProperties,
    })
  })

  it('a connector can have up to five hundred unknown properties', () => {
    const some = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, i]))
    const otherProperties = [['Guid', 'x']]
    expect(connectorSchema.safeParse({ ...CONNECTOR, ...some(499), otherProperties }).success).toBe(true)
    expect(connectorSchema.safeParse({ ...CONNECTOR, ...some(500), otherProperties }).success).toBe(false)
  })
})
