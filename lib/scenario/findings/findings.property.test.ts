import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ipSetOf, parseNetwork } from '#lib/matcher'
import { connectorSchema, type ScenarioConnector } from '#lib/scenario/document/connector'
import { newConnector } from '#lib/scenario/document/new-connector'
import type { Finding } from './finding'
import { findFindings } from './findings'

const octet = fc.integer({ min: 0, max: 255 })
/** few distinct addresses, so that entries overlap */
const address = fc.tuple(fc.constant(20), fc.constantFrom(0, 1), octet, octet).map((octets) => octets.join('.'))
const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const network = fc.oneof(
  address,
  fc.tuple(address, fc.integer({ min: 20, max: 32 })).map(([ip, length]) => `${ip}/${length}`),
  fc.tuple(address, address).map((ends) => ends.sort((a, b) => number(a) - number(b)).join('-')),
  address.map((ip) => `::ffff:${ip}`),
  address.map((ip) => ` ${ip} `),
  fc.constantFrom('2001:db8::/32', '10.0.0.1', 'nonsense', '20.0.0.0/8'),
)
const domain = fc.constantFrom('*', 'contoso.com', ' Contoso.COM.', '*.fabrikam.com', 'a.*.b', 'MAIL.example', '')
const connector = fc.record({
  connectorType: fc.constantFrom('Partner' as const, 'OnPremises' as const),
  enabled: fc.boolean(),
  senderDomains: fc.array(domain, { maxLength: 3 }),
  senderIPAddresses: fc.array(network, { maxLength: 8 }),
  restrictDomainsToIPAddresses: fc.boolean(),
  requireTls: fc.boolean(),
  restrictDomainsToCertificate: fc.boolean(),
  tlsSenderCertificateName: fc.option(domain),
  associatedAcceptedDomains: fc.array(domain, { maxLength: 3 }),
})
const connectors = fc
  .array(connector, { maxLength: 4 })
  .map((list) => list.map((given, i) => newConnector({ id: `c${i}`, name: `C${i % 3}`, ...given })))
const tenant = fc.record({ acceptedDomains: fc.array(domain, { maxLength: 3 }), rejectDirectSend: fc.boolean() })

const ipsOf = ({ senderIPAddresses }: ScenarioConnector) => ipSetOf(senderIPAddresses)

function apply(list: readonly ScenarioConnector[], { connectorId, fix }: Finding): ScenarioConnector[] {
  if (fix === undefined) throw new Error('no fix')
  return list.map((one) => (one.id === connectorId ? Object.assign({ ...one }, { [fix.property]: fix.value }) : one))
}

/** milliseconds, long enough for a busy machine */
const SLOW = 60_000

describe('fixes', () => {
  test(
    'after all fixes no finding has a fix, and the set of addresses is unchanged',
    () => {
      fc.assert(
        fc.property(tenant, connectors, (facts, start) => {
          let list: ScenarioConnector[] = start
          for (let round = 0; ; round++) {
            expect(round).toBeLessThan(100)
            const finding = findFindings(facts, list).find(({ fix }) => fix)
            if (finding === undefined) break
            const fixed = apply(list, finding)
            expect(fixed.map(ipsOf)).toEqual(list.map(ipsOf))
            list = fixed
          }
        }),
        { numRuns: 200 },
      )
    },
    SLOW,
  )

  test(
    'the value of a fix is valid for its property',
    () => {
      fc.assert(
        fc.property(tenant, connectors, (facts, list) => {
          for (const finding of findFindings(facts, list)) {
            if (finding.fix === undefined) continue
            const [before] = list.filter(({ id }) => id === finding.connectorId)
            const [after] = apply(list, finding).filter(({ id }) => id === finding.connectorId)
            if (connectorSchema.safeParse(before).success) expect(connectorSchema.safeParse(after).success).toBe(true)
          }
        }),
        { numRuns: 200 },
      )
    },
    SLOW,
  )
})

describe('overlaps', () => {
  test(
    'an overlap is found if and only if two enabled lists share an address',
    () => {
      fc.assert(
        fc.property(connectors, (list) => {
          const found = findFindings({ acceptedDomains: [], rejectDirectSend: false }, list)
            .filter(({ code }) => code === 'NETWORKS_OVERLAP')
            .map(({ connectorId }) => connectorId)
          const shares = (a: ScenarioConnector, b: ScenarioConnector) =>
            a.senderIPAddresses.some((x) => b.senderIPAddresses.some((y) => meet(x, y)))
          const enabled = list.filter(({ enabled }) => enabled)
          const expected = enabled.filter((one) => enabled.some((other) => other !== one && shares(one, other)))
          expect(found).toEqual(expected.map(({ id }) => id))
        }),
        { numRuns: 200 },
      )
    },
    SLOW,
  )

  function meet(x: string, y: string): boolean {
    const [a, b] = [parseNetwork(x), parseNetwork(y)]
    if (a === null || b === null || a.family !== 4 || b.family !== 4) return false
    return a.range.first <= b.range.last && b.range.first <= a.range.last
  }
})
