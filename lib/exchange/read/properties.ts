import { withoutInvisible } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { kindOfProperty } from './object-kinds'

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

/** What a property holds. Entries of `networks` and `domains` hold neither blanks nor commas; `texts` may hold both. */
type PropertyForm = 'flag' | 'type' | 'text' | 'networks' | 'domains' | 'texts'

export const PROPERTY_FORMS = {
  Enabled: 'flag',
  ConnectorType: 'type',
  ConnectorSource: 'text',
  Comment: 'text',
  SenderIPAddresses: 'networks',
  SenderDomains: 'domains',
  TrustedOrganizations: 'texts',
  AssociatedAcceptedDomains: 'domains',
  RequireTls: 'flag',
  RestrictDomainsToIPAddresses: 'flag',
  RestrictDomainsToCertificate: 'flag',
  CloudServicesMailEnabled: 'flag',
  TreatMessagesAsInternal: 'flag',
  TlsSenderCertificateName: 'text',
  EFSkipLastIP: 'flag',
  EFSkipIPs: 'texts',
  EFUsers: 'texts',
  Name: 'text',
} as const satisfies Readonly<Record<ExchangeProperty, PropertyForm>>

const BY_LOWER_CASE = new Map(
  (Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]).map((property) => [property.toLowerCase(), property]),
)

/** The property of this name, regardless of case as in PowerShell, or null. */
export const findExchangeProperty = (name: string): ExchangeProperty | null =>
  BY_LOWER_CASE.get(withoutInvisible(name).toLowerCase()) ?? null

/** Other properties of `Get-InboundConnector`, and what remoting adds, which labels and headers may name. */
const OTHER_LABELS = [
  ...['ClientHostNames', 'EFTestMode', 'ScanAndDropRecipients', 'EFSkipMailGateway', 'NameHashGuid'],
  ...['OrganizationalUnitRootInternal', 'AdminDisplayName', 'ExchangeVersion', 'DirectoryObjectVersion'],
  ...['DistinguishedName', 'Identity', 'ObjectCategory', 'ObjectClass', 'WhenChanged', 'WhenCreated'],
  ...['WhenChangedUTC', 'WhenCreatedUTC', 'ExchangeObjectId', 'OrganizationalUnitRoot', 'OrganizationId', 'Id'],
  ...['Guid', 'OriginatingServer', 'IsValid', 'ObjectState', 'PSComputerName', 'RunspaceId', 'PSShowComputerName'],
  ...['DetectSenderIPBySkippingLastIP', 'DetectSenderIPBySkippingTheseIPs'],
  ...['DetectSenderIPBySkippingTheseProviders', 'DetectSenderIPRecipientList'],
].map((name) => name.toLowerCase())
const LABELS: ReadonlySet<string> = new Set([...BY_LOWER_CASE.keys(), ...OTHER_LABELS])

/** Reports whether Exchange prints a property of this name, of an inbound connector or of another object. */
export const isExchangeLabel = (name: string): boolean =>
  LABELS.has(name.toLowerCase()) || kindOfProperty(name) !== null || name.toLowerCase() === 'domainname'

/** Reports whether `Get-InboundConnector` prints a property of this name. */
export const isConnectorLabel = (name: string): boolean =>
  LABELS.has(name.toLowerCase()) || kindOfProperty(name) === 'inbound'

/** Reports whether the property is a list whose entries hold neither blanks nor commas, so that wrapping does not matter. */
export function isPlainList(name: string): boolean {
  const known = findExchangeProperty(name)
  const form = known === null ? null : PROPERTY_FORMS[known]
  return form === 'networks' || form === 'domains'
}
