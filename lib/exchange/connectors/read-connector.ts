import {
  type FieldReader,
  fieldReader,
  readCompared,
  readFlag,
  readText,
  readType,
  type Source,
} from '#lib/exchange/read/field-reader'
import { type ExchangeProperty, findExchangeProperty } from '#lib/exchange/read/properties'
import { assumedRequireTls } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { SCENARIO_CONNECTOR_DEFAULTS as DEFAULTS } from '#lib/scenario/document/connector-defaults'
import { LONGEST_CERTIFICATE_NAME } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { makeSlug } from '#lib/scenario/document/slug'
import { absentIn } from './absent'
import { readDomains, readNetworks, readSenderDomains, readTexts } from './read-list'

const LONGEST_SOURCE = 100
const MOST_OTHERS = 500
const LONGEST_PROPERTY = 200

type Pair = ScenarioConnector['otherProperties'][number]

/** A connector, and the properties of which the object says nothing. */
type ReadConnector = { readonly connector: ScenarioConnector; readonly absent: readonly ExchangeProperty[] }

/** Reads an object as a connector. Values that cannot be read become problems. The rest is kept. */
export function readConnector(
  item: Readonly<Record<string, unknown>>,
  source: Source,
  ids: Set<string>,
): ReadConnector {
  const { known, others } = sortProperties(item)
  const field = (name: ExchangeProperty) => {
    const { written, value } = known.get(name) ?? { written: name, value: undefined }
    return fieldReader(name, written, value, source)
  }
  const name = readName(field('Name'))
  const certificateName = readCertificateName(field('TlsSenderCertificateName'))
  const { domains, raw } = readSenderDomains(askIfMissing(field('SenderDomains'), '[]'))
  const decisive = (property: ExchangeProperty, assumed: boolean) =>
    readFlag(field(property), assumed, { decisive: true })
  const flag = (property: ExchangeProperty, assumed: boolean) => readFlag(field(property), assumed, { decisive: false })
  const { connectorSource, rawSource } = readSource(field('ConnectorSource'))
  const connector: ScenarioConnector = {
    id: makeSlug(name, ids),
    name,
    connectorType: readType(field('ConnectorType')),
    enabled: decisive('Enabled', DEFAULTS.enabled),
    senderDomains: domains,
    senderIPAddresses: readNetworks(askIfMissing(field('SenderIPAddresses'), '[]')),
    restrictDomainsToIPAddresses: decisive('RestrictDomainsToIPAddresses', DEFAULTS.restrictDomainsToIPAddresses),
    // Never silently: the default of New-InboundConnector and that of what is stored differ.
    requireTls: decisive('RequireTls', assumedRequireTls(certificateName)),
    restrictDomainsToCertificate: decisive('RestrictDomainsToCertificate', DEFAULTS.restrictDomainsToCertificate),
    tlsSenderCertificateName: certificateName,
    associatedAcceptedDomains: readDomains(askIfMissing(field('AssociatedAcceptedDomains'), '[]')),
    connectorSource,
    comment: readText(field('Comment')),
    cloudServicesMailEnabled: flag('CloudServicesMailEnabled', DEFAULTS.cloudServicesMailEnabled),
    treatMessagesAsInternal: flag('TreatMessagesAsInternal', DEFAULTS.treatMessagesAsInternal),
    trustedOrganizations: readTexts(field('TrustedOrganizations')),
    efSkipLastIP: flag('EFSkipLastIP', DEFAULTS.efSkipLastIP),
    efSkipIPs: readTexts(field('EFSkipIPs')),
    efUsers: readTexts(field('EFUsers')),
    otherProperties: keepOthers(
      [...(raw === null ? [] : [['SenderDomains', raw] as Pair]), ...rawSource, ...others],
      source,
    ),
  }
  return { connector, absent: absentIn((property) => known.get(property)?.value) }
}

type SortedProperties = { known: Map<ExchangeProperty, { written: string; value: unknown }>; others: Pair[] }

/** Known properties by Exchange Online's spelling, regardless of case. Of two spellings the exact one counts. */
function sortProperties(item: Readonly<Record<string, unknown>>): SortedProperties {
  const known: SortedProperties['known'] = new Map()
  const others: Pair[] = []
  for (const [written, value] of Object.entries(item)) {
    const property = findExchangeProperty(written)
    const isTaken = property !== null && property !== written && (known.has(property) || Object.hasOwn(item, property))
    if (property === null || isTaken) others.push([written, value as Pair[1]])
    else known.set(property, { written, value })
  }
  return { known, others }
}

/** Turns a missing list that decides verdicts into a question. */
function askIfMissing(field: FieldReader, assumed: string): FieldReader {
  if (field.value === undefined) field.report('MISSING', null, { assumed })
  return field
}

function readName(field: FieldReader): string {
  const name = readText(field, LIMITS.connectorName)
  if (name === '') field.report('NAME_MISSING', field.value)
  return name
}

function readCertificateName(field: FieldReader): string | null {
  if (field.value === undefined) field.report('MISSING', null, { assumed: 'null' })
  const text = readCompared(field, readText(field)).trim()
  if (text === '') return null
  if (text.length > LONGEST_CERTIFICATE_NAME) field.report('TEXT_TOO_LONG', text, { limit: LONGEST_CERTIFICATE_NAME })
  return text.slice(0, LONGEST_CERTIFICATE_NAME).trim()
}

/** Reads the connector source. A number is kept as it is, because it is not known which source it means. */
function readSource(field: FieldReader): { connectorSource: string | null; rawSource: Pair[] } {
  if (typeof field.value === 'number') return { connectorSource: null, rawSource: [['ConnectorSource', field.value]] }
  return { connectorSource: readText(field, LONGEST_SOURCE) || null, rawSource: [] }
}

/** The other properties, within the limits of a document. Every reader returns JSON values. */
function keepOthers(pairs: readonly Pair[], { lineOf, problems }: Source): Pair[] {
  return pairs.filter(([name], i) => {
    const isKept = i < MOST_OTHERS && name.length <= LONGEST_PROPERTY
    if (!isKept) problems.add('PROPERTY_DROPPED', { line: lineOf([name]), field: name.slice(0, LONGEST_PROPERTY) })
    return isKept
  })
}
