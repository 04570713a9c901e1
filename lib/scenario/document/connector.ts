import { z } from 'zod'
import { assumedRequireTls } from '#lib/matcher'
import { SCENARIO_CONNECTOR_DEFAULTS as DEFAULTS } from './connector-defaults'
import { LONGEST_CERTIFICATE_NAME } from './forms'
import { jsonSchema } from './json'
import { LIMITS } from './limits'
import { listOf } from './list'
import { requirement } from './requirement'
import { comparedText, domainPatternSchema, idSchema, networkSchema, textSchema } from './text'

const flag = z.boolean()
/** The most properties without a meaning here, and the longest name of one. */
const MOST_OTHERS = 500
const LONGEST_NAME = 200

const texts = listOf(comparedText.max(LIMITS.entry), LIMITS.networks)

/**
 * An inbound connector as requests may send it: properties of `Get-InboundConnector` in lower camel case, each with the
 * default of `New-InboundConnector` (docs/rules.md §8.1).
 */
export const connectorShape = z.strictObject({
  id: idSchema,
  name: z.string().max(LIMITS.connectorName),
  connectorType: z.enum(['Partner', 'OnPremises']).default(DEFAULTS.connectorType),
  enabled: flag.default(DEFAULTS.enabled),
  senderDomains: listOf(domainPatternSchema, LIMITS.domains),
  senderIPAddresses: listOf(networkSchema, LIMITS.networks).default(DEFAULTS.senderIPAddresses),
  restrictDomainsToIPAddresses: flag.default(DEFAULTS.restrictDomainsToIPAddresses),
  requireTls: flag.optional(),
  restrictDomainsToCertificate: flag.default(DEFAULTS.restrictDomainsToCertificate),
  tlsSenderCertificateName: comparedText
    .trim()
    .max(LONGEST_CERTIFICATE_NAME)
    .nullable()
    .default(DEFAULTS.tlsSenderCertificateName)
    .transform((name) => name || null),
  associatedAcceptedDomains: listOf(domainPatternSchema, LIMITS.domains).default(DEFAULTS.associatedAcceptedDomains),
  connectorSource: z.string().max(100).nullable().default(DEFAULTS.connectorSource),
  comment: textSchema.default(DEFAULTS.comment),
  cloudServicesMailEnabled: flag.default(DEFAULTS.cloudServicesMailEnabled),
  treatMessagesAsInternal: flag.default(DEFAULTS.treatMessagesAsInternal),
  trustedOrganizations: texts.default(DEFAULTS.trustedOrganizations),
  efSkipLastIP: flag.default(DEFAULTS.efSkipLastIP),
  efSkipIPs: texts.default(DEFAULTS.efSkipIPs),
  efUsers: texts.default(DEFAULTS.efUsers),
  /** properties without a meaning in this version, as pairs, so that `__proto__` is an ordinary name */
  otherProperties: listOf(z.tuple([z.string().max(LONGEST_NAME), jsonSchema]), MOST_OTHERS).default(
    DEFAULTS.otherProperties,
  ),
})

const filledShape = connectorShape.transform((connector) => ({
  ...connector,
  requireTls: connector.requireTls ?? assumedRequireTls(connector.tlsSenderCertificateName),
}))

/** A connector as a document stores it: every property present. */
export type ScenarioConnector = z.output<typeof filledShape>

/** Reads a connector. Unknown properties are added to `otherProperties`, after those that were sent there. */
export const connectorSchema = z.unknown().transform((sent, { issues }) => readConnector(sent, issues))

type Issues = z.core.$ZodRawIssue[]

function readConnector(sent: unknown, issues: Issues): ScenarioConnector {
  const { known, unknown } = sortProperties(sent)
  const { data, error } = filledShape.safeParse(known)
  // The compiler cannot see that a spread issue still belongs to its union.
  for (const issue of error?.issues ?? []) issues.push({ ...issue, input: sent } as z.core.$ZodRawIssue)
  for (const [name, value] of unknown) checkUnknown(name, value, issues)
  if (data === undefined) return z.NEVER
  const otherProperties = [...data.otherProperties, ...(unknown as ScenarioConnector['otherProperties'])]
  if (otherProperties.length > MOST_OTHERS)
    issues.push({ code: 'custom', message: requirement('FEWER_PROPERTIES', { most: MOST_OTHERS }), input: sent })
  return { ...data, otherProperties }
}

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.keys(connectorShape.shape).map((name) => [name.toLowerCase(), name]),
)

/** Splits properties into known and unknown ones. A value that is no object is passed on for the shape to refuse. */
function sortProperties(sent: unknown): { known: unknown; unknown: [string, unknown][] } {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return { known: sent, unknown: [] }
  const entries: [string, unknown][] = Object.entries(sent)
  const isKnown = ([name]: [string, unknown]) => SPELLINGS.get(name.toLowerCase()) === name
  const unknown = entries.filter((entry) => !isKnown(entry))
  return { known: unknown.length === 0 ? sent : Object.fromEntries(entries.filter(isKnown)), unknown }
}

/** Refuses a known property in another case. Kept as unknown, the lock that it sets would count as off. */
function checkUnknown(name: string, value: unknown, issues: Issues): void {
  const refuse = (message: string) => issues.push({ code: 'custom', path: [name], input: value, message })
  const spelling = SPELLINGS.get(name.toLowerCase())
  if (spelling !== undefined) refuse(requirement('SPELLING', { name: spelling }))
  else if (name.length > LONGEST_NAME) refuse(requirement('SHORTER_NAME', { most: LONGEST_NAME }))
  else if (!jsonSchema.safeParse(value).success) refuse(requirement('JSON_VALUE'))
}
