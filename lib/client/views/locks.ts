import { containsDomain, domainOf, domainSet, scopeOf } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'

/**
 * The connectors of a phase that lock the tenant for the sender: enabled Partner connectors with a restriction whose
 * SenderDomains and AssociatedAcceptedDomains hold the message. A fact of the sender that is not known excludes nothing.
 */
export function locksFor(
  { connectors }: Phase,
  { mailFrom, recipient }: Pick<ScenarioSender, 'mailFrom' | 'recipient'>,
): readonly ScenarioConnector[] {
  const isFrom = (domains: readonly string[]) => mailFrom === null || scopeOf(domains, domainOf(mailFrom)) >= 0
  const isTo = (domains: readonly string[]) =>
    recipient === null || domains.length === 0 || containsDomain(domainSet(domains), domainOf(recipient))
  return connectors.filter(
    ({
      enabled,
      connectorType,
      restrictDomainsToIPAddresses,
      restrictDomainsToCertificate,
      senderDomains,
      associatedAcceptedDomains,
    }) =>
      enabled &&
      connectorType === 'Partner' &&
      (restrictDomainsToIPAddresses || restrictDomainsToCertificate) &&
      isFrom(senderDomains) &&
      isTo(associatedAcceptedDomains),
  )
}

/** The locks that decide where no lock for `*` lets in what the one for a more specific domain refuses (Q1): those for `*` only where no other is. */
export function decidingLocks(locks: readonly ScenarioConnector[]): readonly ScenarioConnector[] {
  const specific = locks.filter(({ senderDomains }) => !senderDomains.includes('*'))
  return specific.length > 0 ? specific : locks
}
