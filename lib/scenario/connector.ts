import { z } from 'zod'
import { jsonSchema } from './json'
import { LIMITS } from './limits'
import { listOf } from './list'
import { certificateNameSchema, domainPatternSchema, idSchema, networkSchema, textSchema } from './text'

const flag = z.boolean()

const texts = listOf(z.string().max(500), LIMITS.networks)

/**
 * An inbound connector as requests may send it: properties of `Get-InboundConnector` in lower camel case, each with the
 * default of `New-InboundConnector` (docs/rules.md).
 */
export const connectorShape = z.strictObject({
  id: idSchema,
  name: z.string().max(256),
  connectorType: z.enum(['Partner', 'OnPremises']).default('Partner'),
  enabled: flag.default(true),
  senderDomains: listOf(domainPatternSchema, LIMITS.domains),
  senderIPAddresses: listOf(networkSchema, LIMITS.networks).default([]),
  restrictDomainsToIPAddresses: flag.default(false),
  requireTls: flag.optional(),
  restrictDomainsToCertificate: flag.default(false),
  tlsSenderCertificateName: z
    .union([certificateNameSchema, z.literal('')])
    .nullable()
    .default(null)
    .transform((name) => name || null),
  associatedAcceptedDomains: listOf(domainPatternSchema, LIMITS.domains).default([]),
  connectorSource: z.string().max(100).nullable().default(null),
  comment: textSchema.default(''),
  cloudServicesMailEnabled: flag.default(false),
  treatMessagesAsInternal: flag.default(false),
  trustedOrganizations: texts.default([]),
  efSkipLastIP: flag.default(false),
  efSkipIPs: texts.default([]),
  efUsers: texts.default([]),
  /** properties this version gives no meaning to, kept as pairs so that `__proto__` is only a name */
  otherProperties: listOf(z.tuple([z.string().max(200), jsonSchema]), 500).default([]),
})

const KNOWN = new Set(Object.keys(connectorShape.shape))

/** Moves properties that the shape does not know into `otherProperties`; anything but an object is left for the shape to refuse. */
function keepUnknown(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw
  const entries = Object.entries(raw)
  const unknown = entries.filter(([key]) => !KNOWN.has(key))
  if (unknown.length === 0) return raw
  const known = Object.fromEntries(entries.filter(([key]) => KNOWN.has(key)))
  const kept = Array.isArray(known.otherProperties) ? known.otherProperties : []
  return { ...known, otherProperties: [...kept, ...unknown] }
}

export const connectorSchema = z.preprocess(
  keepUnknown,
  connectorShape.transform((connector) => ({
    ...connector,
    requireTls: connector.requireTls ?? connector.tlsSenderCertificateName !== null,
  })),
)

/** A connector as a document stores it: every property present. */
export type ScenarioConnector = z.output<typeof connectorSchema>
