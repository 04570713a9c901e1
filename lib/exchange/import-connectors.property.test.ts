import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connectorSchema, type ScenarioConnector } from '#lib/scenario/connector'
import { newConnector } from '#lib/scenario/new-connector'
import { exportConnectors } from './export-connectors'
import { findJsonLines } from './import/json-lines'
import { importConnectors } from './import-connectors'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '$(Get-Date)',
    '"]}',
    '…',
    '‘; rm',
    '\u2028',
    '\\u0000',
    'System.Collections.ArrayList',
  ),
)
const host = fc.constantFrom('*', 'contoso.com', '*.fabrikam.com', 'a.*.b', 'bücher.example')
const network = fc.constantFrom('20.40.60.80', '20.40.0.0/19', '2001:db8::1', '1.2.3.4-1.2.3.9', '20.40.60.77/25')
const text = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => !/\.\.\.\}?$/.test(one))
const connector = fc.record({
  name: hostile,
  comment: hostile,
  connectorType: fc.constantFrom('Partner' as const, 'OnPremises' as const),
  connectorSource: fc.option(fc.constantFrom('AdminUI', 'Default')),
  enabled: fc.boolean(),
  requireTls: fc.boolean(),
  restrictDomainsToIPAddresses: fc.boolean(),
  restrictDomainsToCertificate: fc.boolean(),
  cloudServicesMailEnabled: fc.boolean(),
  treatMessagesAsInternal: fc.boolean(),
  efSkipLastIP: fc.boolean(),
  senderDomains: fc.array(host, { maxLength: 4 }),
  associatedAcceptedDomains: fc.array(host, { maxLength: 4 }),
  senderIPAddresses: fc.array(network, { maxLength: 5 }),
  tlsSenderCertificateName: fc.option(host),
  efUsers: fc.array(text, { maxLength: 3 }),
  otherProperties: fc.uniqueArray(
    fc.tuple(
      hostile.map((name) => `x${name}`),
      fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value))),
    ),
    { maxLength: 5, selector: ([name]) => name },
  ),
})

/** milliseconds; a busy machine must not fail a law */
const SLOW = 60_000

describe('laws', () => {
  test(
    'what goes out comes in again, whatever the names',
    () => {
      fc.assert(
        fc.property(fc.array(connector, { maxLength: 4 }), (list) => {
          const start = list.map((given, i) => newConnector({ id: `c${i}`, ...given }))
          const bare = (connectors: readonly ScenarioConnector[]) => connectors.map(({ id: _id, ...rest }) => rest)
          const { connectors, problems } = importConnectors(exportConnectors(start))
          expect(bare(connectors)).toEqual(bare(start))
          expect(problems.filter(({ severity }) => severity === 'error' || severity === 'question')).toEqual([])
        }),
      )
    },
    SLOW,
  )

  test(
    'any text at all gives an answer',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.json(),
            fc.json().map((json) => json.slice(0, -2)),
          ),
          (pasted) => {
            const { connectors } = importConnectors(pasted)
            for (const one of connectors) expect(connectorSchema.safeParse(one).success).toBe(true)
          },
        ),
        { numRuns: 1000 },
      )
    },
    SLOW,
  )

  test(
    'a fault is found where JSON.parse refuses, and nowhere else',
    () => {
      const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', '\n', ' ', '"b\\"c"')
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
          const json = pieces.join('')
          let isValid = true
          try {
            JSON.parse(json)
          } catch {
            isValid = false
          }
          expect(findJsonLines(json, 64).fault === null, json).toBe(isValid)
        }),
        { numRuns: 3000 },
      )
    },
    SLOW,
  )

  test(
    'the line of every value is its own, in a text with one value a line',
    () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.string(), fc.integer()), { minLength: 1 }), (pairs) => {
          const json = `{\n${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',\n')}\n}`
          const { lines } = findJsonLines(json, 64)
          const last = new Map(pairs.map(([key], i) => [key, i + 2]))
          for (const [key, line] of last)
            expect(lines.get(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)).toBe(line)
        }),
      )
    },
    SLOW,
  )
})
