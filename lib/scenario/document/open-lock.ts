import type { ScenarioConnector } from './connector'

/**
 * The connector with its lock opened: it refuses nobody, stays as enabled as it was, and goes on to know its senders.
 * RequireTls goes with the Restrict flags, since everybody who comes without TLS would be told to come back later; a
 * certificate name cannot do without it.
 */
export const openedLock = (connector: ScenarioConnector): ScenarioConnector => ({
  ...connector,
  restrictDomainsToIPAddresses: false,
  restrictDomainsToCertificate: false,
  requireTls: connector.requireTls && connector.tlsSenderCertificateName !== null,
})

/** Reports whether an enabled Partner connector for `*` restricts by address or certificate. */
export const isLockForAll = ({
  enabled,
  connectorType,
  senderDomains,
  restrictDomainsToIPAddresses,
  restrictDomainsToCertificate,
}: ScenarioConnector): boolean =>
  enabled &&
  connectorType === 'Partner' &&
  senderDomains.includes('*') &&
  (restrictDomainsToIPAddresses || restrictDomainsToCertificate)
