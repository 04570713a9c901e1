import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import { connectorsArbitrary, plainProperty, withoutIds } from '#lib/scenario/testing/connectors'

type Values = Record<string, unknown>

/** Ways in which programs write YAML. A limit of `lineWidth` folds text over several lines. */
const styles = fc.record({
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
  indent: fc.integer({ min: 1, max: 6 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 40, 80),
  blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
  version: fc.constantFrom('1.1' as const, '1.2' as const),
})

describe('YAML', () => {
  test('is read without loss, in whatever style another program has written it', () => {
    fc.assert(
      fc.property(connectorsArbitrary(plainProperty), styles, (start, style) => {
        fc.pre(start.length > 0)
        // Other blanks than YAML's around text without quotes come from copying, and are left out.
        fc.pre(!start.some(({ name, comment }) => [name, comment].some((text) => /^[^\S ]|[^\S ]$/.test(text))))
        const plain = start.map((connector) => ({ ...connector, otherProperties: [] }))
        const objects = JSON.parse(exportConnectors(plain)) as Values[]
        const { format, connectors, problems } = importConnectors(stringify(objects, style))
        expect(format).toBe('yaml')
        expect(problems.filter(({ severity }) => severity === 'error' || severity === 'question')).toEqual([])
        expect(withoutIds(connectors)).toEqual(withoutIds(plain))
      }),
      { numRuns: 200 },
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

  test('several documents are several objects', () => {
    const one = (name: string) => `Name: ${name}\nSenderDomains: ["*"]\nRequireTls: true\n`
    const { connectors, problems } = importConnectors(`---\n${one('A')}---\n${one('B')}`)
    expect(connectors).toMatchObject([{ name: 'A' }, { name: 'B' }])
    expect(problems.map(({ code }) => code)).not.toContain('DUPLICATE_PROPERTY')
  })

  test('properties at the margin are read among the words of a mail', () => {
    const text = `Hi Anna,\n\nour config:\n\nName: Filter A\nEnabled: false\nSenderDomains: ["*"]\n\nBest,\nBernd`
    expect(importConnectors(text)).toMatchObject({
      format: 'yaml',
      connectors: [{ name: 'Filter A', enabled: false, senderDomains: ['*'] }],
    })
  })

  test('an apostrophe within text opens no quotes', () => {
    const { connectors } = importConnectors(`- Name: Anna's filter # the old one
  SenderDomains: [ '*' ]
  EFUsers: [Anna's own, 'b, c', 'Bert''s, # 2'] # all
  RequireTls: true
`)
    expect(connectors).toMatchObject([
      { name: "Anna's filter", senderDomains: ['*'], efUsers: ["Anna's own", 'b, c', "Bert's, # 2"], requireTls: true },
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
