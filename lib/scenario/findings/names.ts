import { certificateNameIn, fitsMicrosoft, normalizeDomain, type Tenant, wildcardBase } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { type DetectedFinding, detect, type IndexedConnector, quote } from './detected-finding'
import { covers, type DomainCover } from './domain-cover'
import { findSharingVendor, findVendorOfDomain } from './shared-names'

/** Findings on names of a connector: its own name, its domains and its certificate name. */
export function findInNames(subject: IndexedConnector, tenant: Tenant, accepted: DomainCover): DetectedFinding[] {
  return [
    ...findInName(subject),
    ...findInDomains(subject, 'senderDomains'),
    ...findInDomains(subject, 'associatedAcceptedDomains'),
    ...findCosts(subject),
    ...findUnknownRecipients(subject, tenant, accepted),
    ...findInCertificateName(subject, accepted),
  ]
}

function findInName(subject: IndexedConnector): DetectedFinding[] {
  return subject.connector.name.trim() === '' ? [detect(subject, 'NAME_MISSING', 'name')] : []
}

/** Finds connectors with the name of an earlier one, regardless of case. */
export function findDuplicateNames(subjects: readonly IndexedConnector[]): DetectedFinding[] {
  const first = new Map<string, string>()
  return subjects.flatMap((subject) => {
    const { name } = subject.connector
    const key = name.trim().toLowerCase()
    const other = first.get(key)
    if (other === undefined) first.set(key, name)
    if (other === undefined || key === '') return []
    return [detect(subject, 'DUPLICATE_NAME', 'name', { value: quote(name), other: quote(other) })]
  })
}

/**
 * Reports whether a wildcard is anywhere but alone or in front of a domain (`*.`), which Exchange Online refuses
 * (MS-NEW).
 */
function hasMisplacedWildcard(pattern: string): boolean {
  const text = pattern.trim()
  return text !== '*' && (wildcardBase(text) ?? text).includes('*')
}

/** What was probably meant: the domain behind the last wildcard with its subdomains; an example where there is none. */
function wildcardFor(pattern: string): string {
  const domain = pattern.slice(pattern.lastIndexOf('*') + 1).replace(/^[^.]*\./, '')
  return domain === '' || domain === '*' ? '*.example.com' : `*.${domain}`
}

/** The form in which an export shows names and domains: without blanks, upper case and a trailing dot. */
const tidied = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '')

function findInDomains(
  subject: IndexedConnector,
  property: 'senderDomains' | 'associatedAcceptedDomains',
): DetectedFinding[] {
  const domains = subject.connector[property]
  const found: DetectedFinding[] = []
  if (property === 'senderDomains' && domains.length === 0)
    found.push(detect(subject, 'SENDER_DOMAINS_EMPTY', property))
  let isFixed = false
  for (const [i, domain] of domains.entries()) {
    if (hasMisplacedWildcard(domain))
      found.push(
        detect(subject, 'WILDCARD_MISPLACED', property, { value: quote(domain), own: quote(wildcardFor(domain)) }, i),
      )
    const tidy = tidied(domain)
    if (tidy === domain) continue
    const finding = detect(subject, 'UNTIDY_TEXT', property, { value: quote(domain), tidy: quote(tidy) }, i)
    found.push(isFixed ? finding : { ...finding, fix: { property, value: domains.map(tidied) } })
    isFixed = true
  }
  return found
}

const READ_BACK = /^smtp:(.*);(\d+)$/i

/** Finds costs in `SenderDomains` that an import kept. */
function findCosts(subject: IndexedConnector): DetectedFinding[] {
  return subject.connector.otherProperties.flatMap(([property, value], i) => {
    if (property !== 'SenderDomains' || !Array.isArray(value)) return []
    return value.flatMap((entry) => {
      const [, domain = '', cost = '1'] = typeof entry === 'string' ? (READ_BACK.exec(entry) ?? []) : []
      if (cost === '1') return []
      const finding = detect(
        subject,
        'SENDER_DOMAIN_COST',
        'otherProperties',
        { value: quote(domain), cost: Number(cost) },
        i,
      )
      return [{ ...finding, value: entry }]
    })
  })
}

function findUnknownRecipients(
  subject: IndexedConnector,
  { acceptedDomains }: Tenant,
  accepted: DomainCover,
): DetectedFinding[] {
  if (acceptedDomains.length === 0) return []
  return subject.connector.associatedAcceptedDomains.flatMap((domain, i) => {
    const isKnown = covers(accepted, domain) || accepted.exact.has(wildcardBase(normalizeDomain(domain)) ?? '')
    if (isKnown || hasMisplacedWildcard(domain)) return []
    return [detect(subject, 'ASSOCIATED_DOMAIN_UNKNOWN', 'associatedAcceptedDomains', { value: quote(domain) }, i)]
  })
}

/** Characters that no host name has. */
const NO_NAME = /[=<>,;\s"]/

function findInCertificateName(subject: IndexedConnector, accepted: DomainCover): DetectedFinding[] {
  const name = subject.connector.tlsSenderCertificateName
  if (name === null || name.trim() === '') return []
  const property = 'tlsSenderCertificateName'
  const about = { value: quote(name) }
  const named = certificateNameIn(name)
  if (NO_NAME.test(named) || normalizeDomain(named) === '')
    return [detect(subject, 'CERTIFICATE_NAME_UNREADABLE', property, about)]
  if (named !== name.trim())
    return [
      detect(subject, 'CERTIFICATE_SUBJECT_FORM', property, { ...about, name: quote(named) }),
      ...findSharing(subject, named, accepted),
    ]
  const found: DetectedFinding[] = []
  if (name.trim() === '*' || hasMisplacedWildcard(name))
    found.push(detect(subject, 'WILDCARD_MISPLACED', property, { ...about, own: quote(wildcardFor(name)) }))
  const tidy = tidied(name)
  if (tidy !== name)
    found.push({
      ...detect(subject, 'UNTIDY_TEXT', property, { ...about, tidy: quote(tidy) }),
      fix: { property, value: tidy },
    })
  if (found.every(({ code }) => code !== 'WILDCARD_MISPLACED')) found.push(...findSharing(subject, name, accepted))
  return found
}

/** Findings on certificate names that many senders share. Only for connectors that identify senders by the name. */
function findSharing(subject: IndexedConnector, name: string, accepted: DomainCover): DetectedFinding[] {
  if (!isCertificateIdentity(subject.connector)) return []
  const about = { value: quote(name) }
  if (fitsMicrosoft(name)) return [detect(subject, 'SHARED_BY_EVERY_TENANT', 'tlsSenderCertificateName', about)]
  const vendor = findSharingVendor(name)
  if (vendor !== null)
    return [detect(subject, 'SHARED_BY_VENDOR_CUSTOMERS', 'tlsSenderCertificateName', { ...about, vendor })]
  const base = wildcardBase(normalizeDomain(name))
  if (base === null || covers(accepted, base) || [...parentsOf(base)].some((parent) => accepted.exact.has(parent)))
    return []
  return [detect(subject, 'WILDCARD_NAME_NOT_OWN', 'tlsSenderCertificateName', about)]
}

function isCertificateIdentity(connector: ScenarioConnector): boolean {
  if (!connector.enabled || connector.connectorType !== 'Partner') return false
  return connector.restrictDomainsToCertificate || !connector.restrictDomainsToIPAddresses
}

function* parentsOf(domain: string): Generator<string> {
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) yield domain.slice(dot + 1)
}

/** Finds sender domains of the filter vendor, where `*` was probably meant (T72). */
export function findVendorDomains(subject: IndexedConnector): DetectedFinding[] {
  const { connector } = subject
  const isLock =
    connector.restrictDomainsToCertificate || connector.restrictDomainsToIPAddresses || connector.requireTls
  if (!connector.enabled || connector.connectorType !== 'Partner' || !isLock) return []
  if (connector.senderDomains.some((domain) => domain.trim() === '*')) return []
  return connector.senderDomains.flatMap((domain, i) =>
    findVendorOfDomain(domain) === null
      ? []
      : [detect(subject, 'VENDOR_DOMAIN_INSTEAD_OF_ALL', 'senderDomains', { value: quote(domain) }, i)],
  )
}
