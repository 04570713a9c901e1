import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { expressionOf } from './powershell'

/** The cmdlets that a runbook writes, with the parameters that it uses of each (docs/rules.md §8.1, sources MS-NEW, MS-SET, MS-ORG). */
const SETTABLE = [
  'AssociatedAcceptedDomains',
  'CloudServicesMailEnabled',
  'Comment',
  'ConnectorType',
  'EFSkipIPs',
  'EFSkipLastIP',
  'EFUsers',
  'Enabled',
  'Name',
  'RequireTls',
  'RestrictDomainsToCertificate',
  'RestrictDomainsToIPAddresses',
  'SenderDomains',
  'SenderIPAddresses',
  'TlsSenderCertificateName',
  'TreatMessagesAsInternal',
  'TrustedOrganizations',
] as const satisfies readonly ExchangeProperty[]

/** A property that a runbook reads, compares and sets. `ConnectorSource` is none: Exchange Online refuses what it prints itself. */
export type SettableProperty = (typeof SETTABLE)[number]
export const SETTABLE_PROPERTIES: readonly SettableProperty[] = SETTABLE

export const CMDLETS = {
  'Get-InboundConnector': ['Identity'],
  'New-InboundConnector': [...SETTABLE],
  'Set-InboundConnector': ['Identity', ...SETTABLE],
  'Remove-InboundConnector': ['Identity', 'Confirm'],
  'Get-OrganizationConfig': [],
  'Set-OrganizationConfig': ['RejectDirectSend'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Value = string | boolean | null | readonly string[]

/** The value of a property, in the form in which a cmdlet takes it. */
export const propertyOf = (connector: ScenarioConnector, property: SettableProperty): Value =>
  connector[EXCHANGE_PROPERTIES[property]]

/** Properties that hold names of the DNS or addresses of mailboxes: Exchange Online may print them in other letters. */
export const CASELESS: readonly SettableProperty[] = [
  'AssociatedAcceptedDomains',
  'EFUsers',
  'SenderDomains',
  'TlsSenderCertificateName',
]

/** The properties in which two connectors differ, as a script compares them: lists as sets, names regardless of case. */
export function differingProperties(one: ScenarioConnector, other: ScenarioConnector): SettableProperty[] {
  return SETTABLE.filter((property) => keyOf(one, property) !== keyOf(other, property))
}

function keyOf(connector: ScenarioConnector, property: SettableProperty): string {
  const value = propertyOf(connector, property)
  const texts =
    typeof value === 'boolean' ? [value ? 'True' : 'False'] : typeof value === 'string' ? [value] : (value ?? [])
  const comparable = CASELESS.includes(property) ? texts.map((text) => text.toLowerCase()) : texts
  return JSON.stringify([...new Set(comparable.filter((text) => text !== ''))].sort())
}

/** The properties with their values as PowerShell writes them. */
export function parametersOf(
  connector: ScenarioConnector,
  properties: readonly SettableProperty[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(properties.map((property) => [property, expressionOf(propertyOf(connector, property))]))
}

/** Parameters on one command line: `-Enabled $true -Comment 'x'`. */
export const asArguments = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => ` -${name} ${value}`)
    .join('')
