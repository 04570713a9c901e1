import type { ConnectorProperty } from '#lib/client/edits/connectors'

/** How a property is edited: as a checkbox, a line of text, or a list with one entry per line. */
export type PropertyNameRow = {
  readonly property: ConnectorProperty
  readonly kind: 'flag' | 'text' | 'networks' | 'domains' | 'texts' | 'readonly'
}

/** Properties that decide a verdict, in the order of the admin center. */
export const MAIN_ROWS: readonly PropertyNameRow[] = [
  { property: 'senderDomains', kind: 'domains' },
  { property: 'restrictDomainsToIPAddresses', kind: 'flag' },
  { property: 'senderIPAddresses', kind: 'networks' },
  { property: 'requireTls', kind: 'flag' },
  { property: 'restrictDomainsToCertificate', kind: 'flag' },
  { property: 'tlsSenderCertificateName', kind: 'text' },
  { property: 'associatedAcceptedDomains', kind: 'domains' },
]

/** Properties that decide no verdict. They are kept and exported unchanged. */
export const MORE_ROWS: readonly PropertyNameRow[] = [
  { property: 'comment', kind: 'text' },
  { property: 'cloudServicesMailEnabled', kind: 'flag' },
  { property: 'treatMessagesAsInternal', kind: 'flag' },
  { property: 'trustedOrganizations', kind: 'texts' },
  { property: 'efSkipLastIP', kind: 'flag' },
  { property: 'efSkipIPs', kind: 'texts' },
  { property: 'efUsers', kind: 'texts' },
  { property: 'connectorSource', kind: 'readonly' },
]

/** The parameter name as Microsoft writes it: the property with its first letter in upper case. */
export const parameterName = (property: string): string => property.charAt(0).toUpperCase() + property.slice(1)
