import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import { connectorsArbitrary, plainProperty, withoutIds } from '#lib/scenario/testing/connectors'

type Values = Record<string, unknown>

/** A value as YAML writes it: text in double quotes, lists in brackets or with a dash for each entry. */
function printValue(value: unknown, indent: string, isFlow: boolean): string {
  if (value === null) return ' null'
  if (Array.isArray(value) && (isFlow || value.length === 0))
    return ` [${value.map((one) => JSON.stringify(one)).join(', ')}]`
  if (Array.isArray(value)) return value.map((one) => `\n${indent}  - ${JSON.stringify(one)}`).join('')
  return typeof value === 'object' ? ` ${JSON.stringify(JSON.stringify(value))}` : ` ${JSON.stringify(value)}`
}

const printYaml = (objects: readonly Values[], isFlow: boolean): string =>
  objects
    .map((object) =>
      Object.entries(object)
        .map(([name, value], i) => `${i === 0 ? '- ' : '  '}${name}:${printValue(value, '  ', isFlow)}`)
        .join('\n'),
    )
    .join('\n')

describe('YAML', () => {
  test('is read without loss, in whatever style its lists are written', () => {
    fc.assert(
      fc.property(connectorsArbitrary(plainProperty), fc.boolean(), (start, isFlow) => {
        fc.pre(start.length > 0)
        const plain = start.map((connector) => ({ ...connector, otherProperties: [] }))
        const objects = JSON.parse(exportConnectors(plain)) as Values[]
        const { format, connectors, problems } = importConnectors(printYaml(objects, isFlow))
        expect(format).toBe('yaml')
        expect(problems.filter(({ severity }) => severity === 'error' || severity === 'question')).toEqual([])
        expect(withoutIds(connectors)).toEqual(withoutIds(plain))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test('comments, documents, quotes and nested keys are read', () => {
    const { connectors } = importConnectors(`---
# exported
Exchange:
  InboundConnector:
    - Identity: 'Anna''s filter'   # the old one
      SenderDomains: ['*']
      SenderIPAddresses:
      - "198.51.100.0/24" # site 1
      - 203.0.113.7
      RequireTls: True
      Comment: >-
        two
        lines
`)
    expect(connectors).toMatchObject([
      {
        name: "Anna's filter",
        senderDomains: ['*'],
        senderIPAddresses: ['198.51.100.0/24', '203.0.113.7'],
        requireTls: true,
        comment: 'two lines',
      },
    ])
  })

  test('a line that is none of it is told', () => {
    const { problems } = importConnectors('- Name: A\n  SenderDomains:\n    - "*"\n      RequireTls: true\n')
    expect(problems).toContainEqual(expect.objectContaining({ code: 'INVALID_YAML', line: 4 }))
  })

  test('Format-List and mail headers are not taken for it', () => {
    expect(importConnectors('Name          : A\nSenderDomains : {*}\nRequireTls    : True\n').format).toBe(
      'format-list',
    )
    expect(importConnectors('From: a@contoso.com\nSubject: Name: "x"\nTo: b@contoso.com\n').connectors).toEqual([])
  })
})
