import type { Connector } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { KnownSender } from './oracle'
import { plain, readSpan, wantedName } from './oracle-text'

/**
 * Every world of a sender with unknown facts: each unknown fact takes each value of a pool, which holds all values that
 * the connectors and the tenant mention, and values next to them. An unknown certificate has no name or one; with
 * `pairs` it can have two, which shows that the engine needs no more than one.
 */
export function worldsOf(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  pairs = false,
): KnownSender[] {
  const certificates = certificatesOf(tenant, connectors, sender, pairs)
  const addresses = sender.sourceIP === null ? addressPool(connectors) : [sender.sourceIP]
  const senders = sender.mailFrom === null ? mailFromPool(tenant, connectors) : [sender.mailFrom]
  const recipients = sender.recipient === null ? recipientPool(tenant, connectors) : [sender.recipient]
  return addresses.flatMap((sourceIP) =>
    certificates.flatMap((certificate) =>
      senders.flatMap((mailFrom) => recipients.map((recipient) => ({ ...certificate, sourceIP, mailFrom, recipient }))),
    ),
  )
}

type Certificate = Pick<KnownSender, 'tls' | 'certificateNames' | 'certificateTrusted' | 'certificateClientAuth'>

const NO_TLS: Certificate = {
  tls: false,
  certificateNames: [],
  certificateTrusted: true,
  certificateClientAuth: true,
}

/**
 * The possible certificates. Without TLS there is none, and known names imply TLS. Unknown, clientAuth counts as true.
 */
function certificatesOf(
  tenant: Tenant,
  connectors: readonly Connector[],
  sender: Sender,
  pairs: boolean,
): Certificate[] {
  if (sender.tls === false) return [NO_TLS]
  const known = sender.certificateNames
  const sets = known === null ? nameSets(tenant, connectors, pairs) : [known]
  const certificateClientAuth = sender.certificateClientAuth ?? true
  const trusts = sender.certificateTrusted === null ? [true, false] : [sender.certificateTrusted]
  const withTls = sets.flatMap((certificateNames) =>
    trusts.map((certificateTrusted) => ({ tls: true, certificateNames, certificateTrusted, certificateClientAuth })),
  )
  const plainTextFits = sender.tls === null && (known === null || known.length === 0)
  return plainTextFits ? [NO_TLS, ...withTls] : withTls
}

function nameSets(tenant: Tenant, connectors: readonly Connector[], pairs: boolean): string[][] {
  const mentioned = [
    ...connectors.flatMap(({ tlsSenderCertificateName: name }) => (name === null ? [] : [wantedName(name)])),
    ...tenant.acceptedDomains,
  ]
  const pool = distinct(['unrelated.example', ...mentioned.flatMap(namesAround)])
  const two = pairs ? pool.flatMap((one) => pool.filter((other) => other !== one).map((other) => [one, other])) : []
  return [[], ...pool.map((name) => [name]), ...two]
}

/** The name itself, its parent with and without wildcard, and names and a wildcard below it, two levels deep. */
function namesAround(text: string): string[] {
  const name = plain(text).replace(/^\*\./, '')
  const parent = name.split('.').slice(1).join('.')
  const around = [name, `*.${name}`, `below.${name}`, `*.below.${name}`, `further.below.${name}`]
  return parent === '' ? around : [...around, parent, `*.${parent}`]
}

/** The first and last address of every entry, their neighbours, and one distant address of each family. */
function addressPool(connectors: readonly Connector[]): string[] {
  const spans = connectors.flatMap(({ senderIPAddresses }) => senderIPAddresses.map(readSpan))
  const around = spans.flatMap(({ family, first, last }) => {
    const end = family === 4 ? 2n ** 32n : 2n ** 128n
    return [first - 1n, first, last, last + 1n]
      .filter((value) => value >= 0n && value < end)
      .map((value) => writeAddress(family, value))
  })
  return distinct(['203.0.113.200', '2001:db8:ffff::1', ...around])
}

function writeAddress(family: 4 | 6, value: bigint): string {
  const size = family === 4 ? 4 : 8
  const base = family === 4 ? 256n : 65536n
  const parts = Array.from({ length: size }, (_, i) => (value / base ** BigInt(size - 1 - i)) % base)
  return family === 4 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':')
}

const domainsAround = (domains: readonly string[]): string[] =>
  distinct([
    'elsewhere.example',
    ...domains
      .map((domain) => plain(domain).replace(/^\*\./, ''))
      .filter((domain) => domain !== '*')
      .flatMap((domain) => [domain, `below.${domain}`, `further.below.${domain}`]),
  ])

const mailFromPool = (tenant: Tenant, connectors: readonly Connector[]): string[] => [
  '',
  ...domainsAround([...connectors.flatMap(({ senderDomains }) => senderDomains), ...tenant.acceptedDomains]).map(
    (domain) => `someone@${domain}`,
  ),
]

const recipientPool = (tenant: Tenant, connectors: readonly Connector[]): string[] =>
  domainsAround([
    ...connectors.flatMap(({ associatedAcceptedDomains }) => associatedAcceptedDomains),
    ...tenant.acceptedDomains,
  ]).map((domain) => `user@${domain}`)

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
