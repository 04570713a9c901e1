import { type ExchangeProperty, findExchangeProperty } from '#lib/exchange/properties'
import type { ScenarioConnector } from '#lib/scenario/connector'
import { makeSlug } from '#lib/scenario/slug'
import { certificateNameSchema } from '#lib/scenario/text'
import { type FieldReader, fieldReader, readFlag, readText, readType } from './field-reader'
import type { ProblemList } from './problems'
import { readDomains, readNetworks, readSenderDomains, readTexts } from './read-list'

const LONGEST_NAME = 256
const LONGEST_SOURCE = 100
const MOST_OTHERS = 500
const LONGEST_PROPERTY = 200

type Pair = ScenarioConnector['otherProperties'][number]
type LineOf = (steps: readonly (string | number)[]) => number

/** Reads one object of `ConvertTo-Json` as a connector. What cannot be read is reported, the rest is kept. */
export function readConnector(
  item: Readonly<Record<string, unknown>>,
  lineOf: LineOf,
  problems: ProblemList,
  ids: Set<string>,
): ScenarioConnector {
  const { known, others } = sortProperties(item)
  const field = (name: ExchangeProperty) => {
    const { written, value } = known.get(name) ?? { written: name, value: undefined }
    return fieldReader(name, written, value, lineOf, problems)
  }
  const name = readName(field('Name'))
  const certificateName = readCertificateName(field('TlsSenderCertificateName'))
  const { domains, raw } = readSenderDomains(asked(field('SenderDomains'), '[]'))
  const flag = (property: ExchangeProperty, assumed = false, decisive = true) =>
    readFlag(field(property), assumed, { decisive })
  const { source, rawSource } = readSource(field('ConnectorSource'))
  return {
    id: makeSlug(name, ids),
    name,
    connectorType: readType(field('ConnectorType')),
    enabled: flag('Enabled', true),
    senderDomains: domains,
    senderIPAddresses: readNetworks(asked(field('SenderIPAddresses'), '[]')),
    restrictDomainsToIPAddresses: flag('RestrictDomainsToIPAddresses'),
    // Never silently: the default of New-InboundConnector and that of what is stored differ.
    requireTls: flag('RequireTls', certificateName !== null),
    restrictDomainsToCertificate: flag('RestrictDomainsToCertificate'),
    tlsSenderCertificateName: certificateName,
    associatedAcceptedDomains: readDomains(asked(field('AssociatedAcceptedDomains'), '[]')),
    connectorSource: source,
    comment: readText(field('Comment')),
    cloudServicesMailEnabled: flag('CloudServicesMailEnabled', false, false),
    treatMessagesAsInternal: flag('TreatMessagesAsInternal', false, false),
    trustedOrganizations: readTexts(field('TrustedOrganizations')),
    efSkipLastIP: flag('EFSkipLastIP', false, false),
    efSkipIPs: readTexts(field('EFSkipIPs')),
    efUsers: readTexts(field('EFUsers')),
    otherProperties: keepOthers(
      [...(raw === null ? [] : [['SenderDomains', raw] as Pair]), ...rawSource, ...others],
      lineOf,
      problems,
    ),
  }
}

type Sorted = { known: Map<ExchangeProperty, { written: string; value: unknown }>; others: Pair[] }

/** Known properties by Exchange Online's spelling, in whatever case they are written; of two cases the exact one counts. */
function sortProperties(item: Readonly<Record<string, unknown>>): Sorted {
  const known: Sorted['known'] = new Map()
  const others: Pair[] = []
  for (const [written, value] of Object.entries(item)) {
    const property = findExchangeProperty(written)
    const isTaken = property !== null && property !== written && (known.has(property) || Object.hasOwn(item, property))
    if (property === null || isTaken) others.push([written, value as Pair[1]])
    else known.set(property, { written, value })
  }
  return { known, others }
}

/** A decisive list: missing, it is asked for. */
function asked(field: FieldReader, assumed: string): FieldReader {
  if (field.value === undefined) field.report('MISSING', null, { assumed })
  return field
}

function readName(field: FieldReader): string {
  const name = readText(field, LONGEST_NAME)
  if (name === '') field.report('NAME_MISSING', field.value)
  return name
}

function readCertificateName(field: FieldReader): string | null {
  if (field.value === undefined) field.report('MISSING', null, { assumed: 'null' })
  const text = readText(field).trim()
  if (text === '') return null
  const parsed = certificateNameSchema.safeParse(text)
  if (!parsed.success) field.report('TEXT_TOO_LONG', text, { limit: 253 })
  return parsed.success ? parsed.data : text.slice(0, 253).trim()
}

/** A number is kept as it is: which source it stands for is not known. */
function readSource(field: FieldReader): { source: string | null; rawSource: Pair[] } {
  if (typeof field.value === 'number') return { source: null, rawSource: [['ConnectorSource', field.value]] }
  return { source: readText(field, LONGEST_SOURCE) || null, rawSource: [] }
}

/** Within what a document can hold; values come from `JSON.parse`, so that they are JSON. */
function keepOthers(pairs: readonly Pair[], lineOf: LineOf, problems: ProblemList): Pair[] {
  return pairs.filter(([name], i) => {
    const isKept = i < MOST_OTHERS && name.length <= LONGEST_PROPERTY
    if (!isKept) problems.add('PROPERTY_DROPPED', { line: lineOf([name]), field: name.slice(0, LONGEST_PROPERTY) })
    return isKept
  })
}
