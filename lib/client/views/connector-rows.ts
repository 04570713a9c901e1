import type { ConnectorProperty } from '#lib/client/edits/connectors'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** How a property is edited: as a checkbox, a line of text, or a list with one entry per line. */
export type PropertyNameRow = {
  readonly property: ConnectorProperty
  readonly kind: 'flag' | 'text' | 'networks' | 'domains' | 'texts' | 'readonly'
}

/** Properties that decide a verdict, in the order of the admin center. A restriction stands with the list or name it asks for. */
export const MAIN_ROWS: readonly (readonly [PropertyNameRow, ...PropertyNameRow[]])[] = [
  [{ property: 'senderDomains', kind: 'domains' }],
  [
    { property: 'restrictDomainsToIPAddresses', kind: 'flag' },
    { property: 'senderIPAddresses', kind: 'networks' },
  ],
  [{ property: 'requireTls', kind: 'flag' }],
  [
    { property: 'restrictDomainsToCertificate', kind: 'flag' },
    { property: 'tlsSenderCertificateName', kind: 'text' },
  ],
  [{ property: 'associatedAcceptedDomains', kind: 'domains' }],
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

/** The parameter name as Microsoft writes it: the property with its first letter in upper case, and `EF` as a word. */
export const parameterName = (property: string): string =>
  property.replace(/^(?:ef(?=[A-Z])|.)/, (start) => start.toUpperCase())

/** Reports whether a connector says anything in a property that decides no verdict. */
const isUsed = (connector: ScenarioConnector, property: ConnectorProperty): boolean => {
  const value = connector[property]
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '' && value !== false
}

/** The further properties, in two parts: those that some connector uses, and those that none uses. */
export function partRows(
  connectors: readonly ScenarioConnector[],
): [used: readonly PropertyNameRow[], unused: readonly PropertyNameRow[]] {
  const isInUse = ({ property }: PropertyNameRow) => connectors.some((connector) => isUsed(connector, property))
  return [MORE_ROWS.filter(isInUse), MORE_ROWS.filter((row) => !isInUse(row))]
}

/** How a property differs from the phase before: entries of a list more and fewer, or what it was. */
export type PropertyChange =
  | { readonly kind: 'list'; readonly added: number; readonly removed: number }
  | { readonly kind: 'value'; readonly was: string | boolean | null }

/** The change of a property; null where it is the same. A list in another order has no entries more or fewer. */
export function propertyChange(
  before: ScenarioConnector,
  after: ScenarioConnector,
  property: ConnectorProperty,
): PropertyChange | null {
  const [was, is] = [before[property], after[property]]
  if (Array.isArray(was) && Array.isArray(is)) {
    const [old, now] = [new Set<unknown>(was), new Set<unknown>(is)]
    const added = is.filter((entry) => !old.has(entry)).length
    const removed = was.filter((entry) => !now.has(entry)).length
    return added + removed === 0 ? null : { kind: 'list', added, removed }
  }
  return was === is || Array.isArray(was) ? null : { kind: 'value', was: was ?? null }
}
