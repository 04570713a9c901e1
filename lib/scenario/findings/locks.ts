import { type IpSet, ipSet, isEmpty, subtract, type Tenant } from '#lib/matcher'
import { type DetectedFinding, detect, type IndexedConnector, quote, quoteList } from './detected-finding'
import { covers, domainCover } from './domain-cover'
import { hasEnhancedFiltering, isForAll } from './enhanced-filtering'
import type { Spans } from './networks'
import { findUnchecked, hasAddresses, hasName, restricts } from './settings'

type ConnectorWithSpans = IndexedConnector & { readonly spans: Spans }

const coversAll = ({ connector }: IndexedConnector): boolean => isForAll(connector)
const isPartner = ({ connector }: IndexedConnector): boolean => connector.connectorType === 'Partner'
const isEnabled = ({ connector }: IndexedConnector): boolean => connector.enabled

/** Findings on what the connectors of a tenant do together: whether they lock it, and for whom. */
export function findInLocks(tenant: Tenant, subjects: readonly ConnectorWithSpans[]): DetectedFinding[] {
  const partners = subjects.filter((subject) => isPartner(subject) && isEnabled(subject))
  const locks = partners.filter((subject) => coversAll(subject) && restricts(subject))
  return [
    ...findMissingLock(subjects, locks),
    ...partners.filter((subject) => !restricts(subject)).flatMap((subject) => findUnrestricted(subject, locks)),
    ...findUnskipped(partners.filter(coversAll)),
    ...findLeftOut(tenant, locks),
    ...findBehindFilter(partners, locks),
    ...locks
      // An empty list has another finding: that nobody matches it.
      .filter(({ connector }) => connector.restrictDomainsToIPAddresses && connector.senderIPAddresses.length > 0)
      .map((subject) => detect(subject, 'IPV6_SENDERS_REFUSED', 'senderIPAddresses')),
  ]
}

function findMissingLock(subjects: readonly IndexedConnector[], locks: readonly IndexedConnector[]): DetectedFinding[] {
  if (locks.length > 0) return []
  const tenantWide = (code: 'NO_CONNECTORS' | 'NO_LOCK'): DetectedFinding => ({
    code,
    connectorId: null,
    path: 'connectors',
    value: subjects.length,
    parameters: {},
  })
  if (subjects.length === 0) return [tenantWide('NO_CONNECTORS')]
  const off = subjects.filter(
    (subject) => isPartner(subject) && !isEnabled(subject) && coversAll(subject) && restricts(subject),
  )
  const onPremises = subjects.filter((subject) => !isPartner(subject) && isEnabled(subject))
  return [
    ...off.slice(0, 1).map((subject) => detect(subject, 'LOCK_DISABLED', 'enabled')),
    ...(off.length === 0 ? [tenantWide('NO_LOCK')] : []),
    ...onPremises.map((subject) => detect(subject, 'ON_PREMISES_DOES_NOT_LOCK', 'connectorType')),
  ]
}

/** Findings on an enabled partner connector without any Restrict flag, alone or beside a lock. */
function findUnrestricted(subject: IndexedConnector, locks: readonly IndexedConnector[]): DetectedFinding[] {
  const { connector } = subject
  const identifies = hasAddresses(subject) || hasName(subject)
  const found = findUnchecked(subject, 'IDENTIFY_ONLY')
  const [lock] = locks
  if (!coversAll(subject)) {
    if (lock === undefined || identifies) return found
    const domains = quoteList(connector.senderDomains)
    return [detect(subject, 'EXCEPTION_WITHOUT_EFFECT', 'senderDomains', { domains, lock: quote(lock.connector.name) })]
  }
  if (lock !== undefined)
    return [...found, detect(subject, 'POSSIBLE_HOLE', 'senderDomains', { lock: quote(lock.connector.name) })]
  if (identifies) return found
  return [detect(subject, connector.requireTls ? 'TLS_IS_NO_LOCK' : 'WILDCARD_NOT_LOCKED', 'senderDomains')]
}

/** Connectors for `*` without Enhanced Filtering beside one that has it: after a switch, the new filter's mail. */
function findUnskipped(forAll: readonly IndexedConnector[]): DetectedFinding[] {
  const skipping = forAll.find(({ connector }) => hasEnhancedFiltering(connector))
  if (skipping === undefined) return []
  return forAll
    .filter(({ connector }) => !hasEnhancedFiltering(connector))
    .map((subject) =>
      detect(subject, 'ENHANCED_FILTERING_NOT_ON_ALL', 'efSkipLastIP', { other: quote(skipping.connector.name) }),
    )
}

/** Accepted domains that AssociatedAcceptedDomains takes out of every lock. */
function findLeftOut({ acceptedDomains }: Tenant, locks: readonly IndexedConnector[]): DetectedFinding[] {
  const limited = locks.filter(({ connector }) => connector.associatedAcceptedDomains.length > 0)
  if (limited.length === 0) return []
  const locked = domainCover(limited.flatMap(({ connector }) => connector.associatedAcceptedDomains))
  const left = limited.length < locks.length ? [] : acceptedDomains.filter((domain) => !covers(locked, domain))
  const code = left.length > 0 ? 'SIDE_ENTRANCE_OPEN' : 'RECIPIENTS_LIMITED'
  return limited.map((subject) => detect(subject, code, 'associatedAcceptedDomains', { domains: quoteList(left) }))
}

/** Filters with more networks than this are not compared with the partner's list. The finding is given anyway. */
const COMPARED_NETWORKS = 20_000

/**
 * Finds restricted connectors for certain sender domains beside a `*` lock. Mail of these domains through the filter
 * fails the connector, and whether `*` then admits it is open (Q1). There is no finding if its list has all filter
 * addresses.
 */
function findBehindFilter(
  partners: readonly ConnectorWithSpans[],
  locks: readonly ConnectorWithSpans[],
): DetectedFinding[] {
  const [lock] = locks
  if (lock === undefined) return []
  const filters = addressesOfAll(locks)
  return partners
    .filter((subject) => restricts(subject) && !coversAll(subject) && subject.connector.senderDomains.length > 0)
    .filter((subject) => filters === null || !listsAll(subject, filters))
    .map((subject) => {
      const domains = quoteList(subject.connector.senderDomains)
      return detect(subject, 'PARTNER_BEHIND_FILTER', 'senderDomains', { domains, filter: quote(lock.connector.name) })
    })
}

/** The addresses from which the locks admit mail; null if they do not restrict by address, or there are too many. */
function addressesOfAll(locks: readonly ConnectorWithSpans[]): IpSet | null {
  if (!locks.every(({ connector }) => connector.restrictDomainsToIPAddresses)) return null
  const count = locks.reduce((sum, { spans }) => sum + spans.firsts.length, 0)
  return count > COMPARED_NETWORKS ? null : ipSet(locks.flatMap(rangesOf))
}

const rangesOf = ({ spans: { firsts, lasts } }: ConnectorWithSpans) =>
  firsts.map((first, i) => ({ first, last: lasts[i] ?? first }))

/** Reports whether the connector restricts by address alone and lists every address of the filters. */
function listsAll(subject: ConnectorWithSpans, filters: IpSet): boolean {
  const { restrictDomainsToIPAddresses: byAddress, restrictDomainsToCertificate: byCertificate } = subject.connector
  return byAddress && !byCertificate && isEmpty(subtract(filters, ipSet(rangesOf(subject))))
}
