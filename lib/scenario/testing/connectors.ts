import fc from 'fast-check'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { newConnector } from '#lib/scenario/document/new-connector'

/** Texts that break parsers which trust what they read. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '$(Get-Date)',
    '`n`"',
    '"]}',
    "it's; \"so\" 'so'",
    'a;b|c,d\te',
    'first\nsecond',
    'first\r\n\r\nEnabled : False',
    'Enabled                      : False',
    '_x000A_',
    '_x005F_x000A_',
    '<Obj>&amp;]]>',
    '{a, b}',
    '…',
    '...',
    '‘; rm',
    '\u2028',
    '\\u0000',
    ' blanks around ',
    '\u001b[32;1mName\u001b[0m',
    'コネクタ 会社',
    'موصل',
    'System.Collections.ArrayList',
    'a very long text that a console wraps at the end of a word as soon as it is wider than the window',
  ),
)
const host = fc.constantFrom('*', 'contoso.com', '*.fabrikam.com', 'a.*.b', 'bücher.example')
const network = fc.constantFrom('20.40.60.80', '20.40.0.0/19', '2001:db8::1', '1.2.3.4-1.2.3.9', '20.40.60.77/25')
const entry = fc
  .oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('frank@contoso.com', '"a, b"@contoso.com', ' '))
  .filter((one) => !/\.\.\.\}?$/.test(one))

/** What a cmdlet names its properties. */
export const plainProperty = fc.stringMatching(/^x\w{0,12}$/)
export const hostileProperty = hostileText.map((name) => `x${name}`)

/** An arbitrary for each property, so that one which is new is tried too. */
type Arbitraries<Shape> = { readonly [Own in keyof Shape]: fc.Arbitrary<Shape[Own]> }

/** Connectors with every property, among them such that no version of this program knows, by the given names. */
const connectorArbitrary = (propertyName: fc.Arbitrary<string>) =>
  fc.record({
    name: hostileText,
    comment: hostileText,
    connectorType: fc.constantFrom('Partner' as const, 'OnPremises' as const),
    connectorSource: fc.option(fc.constantFrom('AdminUI', 'Default')),
    enabled: fc.boolean(),
    requireTls: fc.boolean(),
    restrictDomainsToIPAddresses: fc.boolean(),
    restrictDomainsToCertificate: fc.boolean(),
    cloudServicesMailEnabled: fc.boolean(),
    treatMessagesAsInternal: fc.boolean(),
    efSkipLastIP: fc.boolean(),
    senderDomains: fc.array(host, { maxLength: 6 }),
    associatedAcceptedDomains: fc.array(host, { maxLength: 4 }),
    senderIPAddresses: fc.array(network, { maxLength: 12 }),
    tlsSenderCertificateName: fc.option(host),
    trustedOrganizations: fc.array(entry, { maxLength: 2 }),
    efSkipIPs: fc.array(network, { maxLength: 3 }),
    efUsers: fc.array(entry, { maxLength: 3 }),
    otherProperties: fc.uniqueArray(
      fc.tuple(
        fc.oneof(propertyName, fc.constant('__proto__')),
        fc.oneof(
          fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value))),
          fc.constant(JSON.parse('{"__proto__":{"enabled":false},"a":[{"__proto__":null}]}')),
        ),
      ),
      { maxLength: 5, selector: ([name]) => name.trim().toLowerCase() },
    ),
  } satisfies Arbitraries<Omit<ScenarioConnector, 'id'>>)

export const connectorsArbitrary = (propertyName: fc.Arbitrary<string>): fc.Arbitrary<ScenarioConnector[]> =>
  fc
    .array(connectorArbitrary(propertyName), { maxLength: 4 })
    .map((list) => list.map((given, i) => newConnector({ id: `c${i}`, ...given })))

/** A connector that says the text wherever a person can write one: as a value, or as an entry of a list. */
export function connectorSaying(text: string): ScenarioConnector {
  const blank = newConnector({ id: 'a', name: '' })
  const said = Object.entries(blank).flatMap(([property, value]) => {
    if (FIXED.has(property) || typeof value === 'boolean') return []
    const entries = property === 'senderDomains' ? ['*', text] : [text]
    return [[property, Array.isArray(value) ? entries : text]]
  })
  return { ...blank, ...Object.fromEntries(said) }
}

/** Texts that nobody writes freely, and what no version knows. */
const FIXED: ReadonlySet<string> = new Set<keyof ScenarioConnector>([
  'id',
  'connectorType',
  'connectorSource',
  'otherProperties',
])

/** Connectors without their ids, which an import makes anew. */
export const withoutIds = (connectors: readonly ScenarioConnector[]) => connectors.map(({ id: _id, ...rest }) => rest)
