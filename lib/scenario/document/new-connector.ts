import type { ScenarioConnector } from './connector'

/**
 * A connector with every property, at the defaults of `New-InboundConnector` (docs/rules.md §8.1) where nothing is
 * given.
 */
export function newConnector(
  given: Pick<ScenarioConnector, 'id' | 'name'> & Partial<ScenarioConnector>,
): ScenarioConnector {
  return {
    connectorType: 'Partner',
    enabled: true,
    senderDomains: ['*'],
    senderIPAddresses: [],
    restrictDomainsToIPAddresses: false,
    requireTls: true,
    restrictDomainsToCertificate: false,
    tlsSenderCertificateName: null,
    associatedAcceptedDomains: [],
    connectorSource: null,
    comment: '',
    cloudServicesMailEnabled: false,
    treatMessagesAsInternal: false,
    trustedOrganizations: [],
    efSkipLastIP: false,
    efSkipIPs: [],
    efUsers: [],
    otherProperties: [],
    ...given,
  }
}
