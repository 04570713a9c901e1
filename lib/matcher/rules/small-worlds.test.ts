import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import { OPEN_FACTS } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { disagreements } from '#lib/matcher/testing/oracle-agreement'
import { oracleVerdict } from '#lib/matcher/testing/oracle-verdict'
import { attribute } from './attribute'

/**
 * All worlds with one address, two certificate names and two sender domains: every such connector, and every pair of
 * them.
 */

const TENANT: Tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: true }
const LISTED = '192.0.2.10'
const [HOST, WILDCARD, APEX] = ['mail.contoso.com', '*.contoso.com', 'contoso.com']

const IDENTITIES = [
  { ip: false, ipFlag: false },
  { ip: true, ipFlag: false },
  { ip: true, ipFlag: true },
]
const NAMES = [
  { name: null, nameFlag: false },
  ...[HOST, WILDCARD].flatMap((name) => [false, true].map((nameFlag) => ({ name, nameFlag }))),
]

type Nameless = Omit<Connector, 'id' | 'name'>

const partners: Nameless[] = ['*', 'partner.example'].flatMap((domain) =>
  IDENTITIES.flatMap(({ ip, ipFlag }) =>
    NAMES.flatMap(({ name, nameFlag }) =>
      [false, true].map((requireTls) => ({
        connectorType: 'Partner' as const,
        enabled: true,
        senderDomains: [domain],
        senderIPAddresses: ip ? [LISTED] : [],
        restrictDomainsToIPAddresses: ipFlag,
        requireTls,
        restrictDomainsToCertificate: nameFlag,
        tlsSenderCertificateName: name,
        associatedAcceptedDomains: [],
      })),
    ),
  ),
)

/** OnPremises connectors; the rules do not read their flags, RequireTls and sender domains. */
const onPremises: Nameless[] = partners
  .filter((connector) => connector.senderDomains[0] === '*' && !connector.requireTls)
  .filter((connector) => !connector.restrictDomainsToIPAddresses && !connector.restrictDomainsToCertificate)
  .map((connector) => ({ ...connector, connectorType: 'OnPremises' }))

const CHANNELS = [
  { tls: false, certificateNames: [], certificateTrusted: true, certificateClientAuth: true },
  { tls: true, certificateNames: [], certificateTrusted: true, certificateClientAuth: true },
  { tls: true, certificateNames: [HOST], certificateTrusted: true, certificateClientAuth: true },
  { tls: true, certificateNames: [APEX], certificateTrusted: true, certificateClientAuth: true },
  { tls: true, certificateNames: [APEX, HOST], certificateTrusted: true, certificateClientAuth: true },
  { tls: true, certificateNames: [HOST], certificateTrusted: false, certificateClientAuth: true },
  { tls: true, certificateNames: [HOST], certificateTrusted: true, certificateClientAuth: false },
  { tls: true, certificateNames: [APEX, HOST], certificateTrusted: false, certificateClientAuth: false },
]
const senders: KnownSender[] = [LISTED, '203.0.113.66'].flatMap((sourceIP) =>
  CHANNELS.flatMap((channel) =>
    ['a@partner.example', 'a@contoso.com', ''].map((mailFrom) => ({
      ...channel,
      sourceIP,
      mailFrom,
      recipient: 'u@contoso.com',
    })),
  ),
)

/** Each member of the first list with each of the second; of one list with itself, each pair once. */
const pairs = (first: readonly Nameless[], second: readonly Nameless[]): Nameless[][] =>
  first.flatMap((one, i) => (first === second ? second.slice(i) : second).map((other) => [one, other]))

const named = (connectors: readonly Nameless[]): Connector[] =>
  connectors.map((connector, i) => ({ ...connector, id: `c${i}`, name: `Connector ${i}` }))

/** A sender whom the connectors know, with each fact and each two facts unknown. */
const forgetful: Sender[] = OPEN_FACTS.flatMap((one, i) =>
  OPEN_FACTS.slice(i).map((other) => ({
    sourceIP: LISTED,
    tls: true,
    certificateNames: [HOST],
    certificateTrusted: true,
    certificateClientAuth: true,
    mailFrom: 'a@partner.example',
    recipient: 'u@contoso.com',
    [one]: null,
    [other]: null,
  })),
)

function findDisagreements(sets: readonly (readonly Nameless[])[], among: readonly Sender[] = senders): string[] {
  const found: string[] = []
  for (const connectors of sets.map(named)) {
    for (const sender of among) {
      const differences = disagreements(
        attribute(TENANT, connectors, sender),
        oracleVerdict(TENANT, connectors, sender),
      )
      if (differences.length > 0) found.push(JSON.stringify({ differences, connectors, sender }))
      if (found.length === 3) return found
    }
  }
  return found
}

describe('in every small world the engine agrees with the oracle', { timeout: 120_000 }, () => {
  it('with no connector or one', () => {
    expect(findDisagreements([[], ...[...partners, ...onPremises].map((one) => [one])])).toEqual([])
  })

  it('with one connector, if any one or two facts of the sender are unknown', () => {
    const alike = [...partners, ...onPremises].flatMap((connector) => [
      connector,
      { ...connector, senderDomains: ['*.partner.example'], associatedAcceptedDomains: ['*.sub.contoso.com'] },
      ...(connector.tlsSenderCertificateName === HOST ? [{ ...connector, tlsSenderCertificateName: APEX }] : []),
    ])
    expect(
      findDisagreements(
        alike.map((one) => [one]),
        forgetful,
      ),
    ).toEqual([])
  })

  it('with two partner connectors', () => {
    expect(findDisagreements(pairs(partners, partners))).toEqual([])
  })

  it('with an OnPremises connector beside another connector', () => {
    expect(findDisagreements(pairs(onPremises, partners))).toEqual([])
    expect(findDisagreements(pairs(onPremises, onPremises))).toEqual([])
  })
})
