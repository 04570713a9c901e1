import type { ImportProblem } from '#lib/exchange/read/problems'
import {
  EXCHANGE_PROPERTIES,
  type ExchangeProperty,
  findExchangeProperty,
  PROPERTY_FORMS,
} from '#lib/exchange/read/properties'

/** What the text does not hold of a connector that it has: not known, and neither empty nor off. */
export type AbsentProperties = { readonly connectorId: string; readonly properties: readonly ExchangeProperty[] }

const PROPERTIES = Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]

/** The properties that an object does not hold. Formats without types print a flag that is not set as an empty text. */
export const absentIn = (readProperty: (property: ExchangeProperty) => unknown): ExchangeProperty[] =>
  PROPERTIES.filter((property) => {
    const value = readProperty(property)
    return value === undefined || (FLAGS.has(property) && (value === null || value === ''))
  })

/** Properties that always have a value in Exchange Online. */
const FLAGS: ReadonlySet<ExchangeProperty> = new Set(
  PROPERTIES.filter((property) => ['flag', 'type'].includes(PROPERTY_FORMS[property])),
)

/** The absent properties by connector, with those that are there and could not be read. */
export function unknownProperties(
  absent: readonly AbsentProperties[],
  problems: readonly ImportProblem[],
): Map<string, Set<ExchangeProperty>> {
  const unknown = new Map(absent.map(({ connectorId, properties }) => [connectorId, new Set(properties)]))
  for (const { connectorId, severity, field } of problems) {
    const property = findExchangeProperty(field)
    if (connectorId === null || severity !== 'error' || property === null) continue
    unknown.set(connectorId, (unknown.get(connectorId) ?? new Set<ExchangeProperty>()).add(property))
  }
  return unknown
}
