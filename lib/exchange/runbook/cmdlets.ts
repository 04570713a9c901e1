import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { expressionOf } from './powershell'

/**
 * Every property of a connector, in the order in which a runbook writes them (docs/rules.md §8.1, sources MS-NEW, MS-SET):
 * whether a rule of attribution reads it (`judged`) or none does (`kept`). `printed`: Exchange Online refuses what it
 * prints itself, so a runbook neither compares nor sets it.
 */
const PROPERTIES = {
  AssociatedAcceptedDomains: 'judged',
  CloudServicesMailEnabled: 'kept',
  Comment: 'kept',
  ConnectorSource: 'printed',
  ConnectorType: 'judged',
  EFSkipIPs: 'kept',
  EFSkipLastIP: 'kept',
  EFUsers: 'kept',
  Enabled: 'judged',
  Name: 'kept',
  RequireTls: 'judged',
  RestrictDomainsToCertificate: 'judged',
  RestrictDomainsToIPAddresses: 'judged',
  SenderDomains: 'judged',
  SenderIPAddresses: 'judged',
  TlsSenderCertificateName: 'judged',
  TreatMessagesAsInternal: 'kept',
  TrustedOrganizations: 'kept',
} as const satisfies Readonly<Record<ExchangeProperty, 'judged' | 'kept' | 'printed'>>

/** A property that a runbook reads, compares and sets. */
export type SettableProperty = {
  [Own in ExchangeProperty]: (typeof PROPERTIES)[Own] extends 'printed' ? never : Own
}[ExchangeProperty]

const isSettable = (property: ExchangeProperty): property is SettableProperty => PROPERTIES[property] !== 'printed'
export const SETTABLE_PROPERTIES: readonly SettableProperty[] = (Object.keys(PROPERTIES) as ExchangeProperty[]).filter(
  isSettable,
)

/** Reports whether a rule of attribution reads the property. */
export const isJudged = (property: SettableProperty): boolean => PROPERTIES[property] === 'judged'

/** The cmdlets that a runbook writes, with the parameters that it uses of each (MS-NEW, MS-SET, MS-ORG). */
export const CMDLETS = {
  'Get-InboundConnector': ['Identity'],
  'New-InboundConnector': SETTABLE_PROPERTIES,
  'Set-InboundConnector': ['Identity', ...SETTABLE_PROPERTIES],
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
  return SETTABLE_PROPERTIES.filter((property) => keyOf(one, property) !== keyOf(other, property))
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
