import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { FindingCode } from './codes'
import type { Finding } from './finding'

/** A finding before it has what all of its code have in common. */
export type DetectedFinding = Omit<Finding, 'severity' | 'sources'>

export type Property = keyof ScenarioConnector & string

/** A connector and its index in the set. */
export type IndexedConnector = { readonly connector: ScenarioConnector; readonly index: number }

const LONGEST_QUOTE = 80
const LISTED = 3

/** Shortens a text of a connector for a sentence. */
export const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text)

/** The first few entries of a list, with an ellipsis for the others. */
export const quoteList = (texts: readonly string[]): string =>
  [...texts.slice(0, LISTED).map(quote), ...(texts.length > LISTED ? ['…'] : [])].join(', ')

/** Makes a finding about a property, or about one entry of a list property. */
export function detect(
  { connector, index }: IndexedConnector,
  code: FindingCode,
  property: Property,
  parameters: Parameters = {},
  entry: number | null = null,
): DetectedFinding {
  const value = connector[property]
  const place = entry === null ? '' : `[${entry}]`
  return {
    code,
    connectorId: connector.id,
    path: `connectors[${index}].${property}${place}`,
    value: (entry === null || !Array.isArray(value) ? value : (value[entry] ?? null)) as Finding['value'],
    parameters,
  }
}
