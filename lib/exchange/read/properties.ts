import { withoutInvisible } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

type Key = Exclude<keyof ScenarioConnector, 'id' | 'otherProperties'>

/**
 * The properties of `Get-InboundConnector` that a connector of a scenario has, in the order of Exchange Online
 * (docs/formats.md §1).
 */
export const EXCHANGE_PROPERTIES = {
  Enabled: 'enabled',
  ConnectorType: 'connectorType',
  ConnectorSource: 'connectorSource',
  Comment: 'comment',
  SenderIPAddresses: 'senderIPAddresses',
  SenderDomains: 'senderDomains',
  TrustedOrganizations: 'trustedOrganizations',
  AssociatedAcceptedDomains: 'associatedAcceptedDomains',
  RequireTls: 'requireTls',
  RestrictDomainsToIPAddresses: 'restrictDomainsToIPAddresses',
  RestrictDomainsToCertificate: 'restrictDomainsToCertificate',
  CloudServicesMailEnabled: 'cloudServicesMailEnabled',
  TreatMessagesAsInternal: 'treatMessagesAsInternal',
  TlsSenderCertificateName: 'tlsSenderCertificateName',
  EFSkipLastIP: 'efSkipLastIP',
  EFSkipIPs: 'efSkipIPs',
  EFUsers: 'efUsers',
  Name: 'name',
} as const satisfies Record<string, Key>

export type ExchangeProperty = keyof typeof EXCHANGE_PROPERTIES

const BY_LOWER_CASE = new Map(
  (Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]).map((property) => [property.toLowerCase(), property]),
)

/** The property of this name, regardless of case as in PowerShell, or null. */
export const findExchangeProperty = (name: string): ExchangeProperty | null =>
  BY_LOWER_CASE.get(withoutInvisible(name).toLowerCase()) ?? null

/** An entry of `SenderDomains` as Exchange Online prints it, such as `smtp:*;1`: prefix, domain, cost. */
export const SENDER_DOMAIN_FORM = /^(?:smtp:)?([^;]*);(\d+)$/i
