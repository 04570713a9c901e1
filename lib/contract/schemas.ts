import { z } from 'zod'
import { ADDRESS_REASONS } from '#lib/exchange/addresses/address-list'
import { IMPORT_FORMATS, IMPORT_SEVERITIES } from '#lib/exchange/read/import-formats'
import { readLookupName } from '#lib/exchange/spf/domain-spec'
import { DNS_TYPES, type SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { BASES, TRACE_CODE_NAMES } from '#lib/matcher'
import { answersSchema } from '#lib/scenario/document/answers'
import { checkUnique } from '#lib/scenario/document/checks'
import { connectorSchema } from '#lib/scenario/document/connector'
import { documentSchema } from '#lib/scenario/document/document'
import { DNS_FAILURES, domainRecordsSchema } from '#lib/scenario/document/domain-records'
import { LONGEST_DOMAIN } from '#lib/scenario/document/forms'
import { jsonSchema } from '#lib/scenario/document/json'
import { LIMITS } from '#lib/scenario/document/limits'
import { listOf } from '#lib/scenario/document/list'
import { requirement } from '#lib/scenario/document/requirement'
import { senderSchema, tenantSchema } from '#lib/scenario/document/sender'
import { SPF_REASONS } from '#lib/scenario/document/spf-answer'
import { comparedText, FORMATS, titleSchema } from '#lib/scenario/document/text'
import { SEVERITIES } from '#lib/scenario/findings/codes'
import { listedStateSchema } from './plan-summary'

/** The HTTP contract: one schema for each request and each answer, from which `/api/openapi.json` is made. */

export const outcome = z.enum(['accepted', 'rejected', 'deferred', 'not-ours'])
export const reply = z.object({ code: z.number().int(), enhancedCode: z.string(), text: z.string() }).nullable()
const given = z.union([
  z.object({ question: z.string(), answer: z.string() }),
  z.object({ fact: z.string(), value: jsonSchema }),
])

/** What the answer says of invisible characters in the request. They are no part of what was judged or stored. */
export const removedShape = {
  removed: z
    .array(z.object({ path: z.string(), value: z.string(), characters: z.string() }))
    .readonly()
    .optional()
    .describe(
      'domains, names and addresses of the request that were read without characters that nobody sees: where, what is left, and which characters, as U+200B',
    ),
}

const verdictShape = {
  outcome: z.enum([...outcome.options, 'uncertain']),
  possible: z.array(outcome),
  attributedTo: z.array(z.string()),
  reply,
  basis: z.enum(BASES),
  alternatives: z.array(z.object({ outcome, attributedTo: z.array(z.string()), reply, given: z.array(given) })),
  moreAlternatives: z.number().int(),
}

const traceEntry = z.object({
  connectorId: z.string().nullable(),
  check: z.string(),
  code: z.enum(TRACE_CODE_NAMES as [string, ...string[]]),
  result: z.enum(['pass', 'fail', 'skip', 'unknown']),
  detail: z.record(z.string(), jsonSchema),
  label: z.string(),
  source: z.string(),
  dependsOn: z
    .array(z.string())
    .optional()
    .describe(
      'of an uncertain verdict, whose trace joins every way it can go: the questions and unknown facts that decide whether this check takes place so',
    ),
})

export const connectorsSchema = listOf(connectorSchema, LIMITS.connectors).superRefine((connectors, context) => {
  checkUnique(connectors, [], context)
})
const sendersSchema = listOf(senderSchema, LIMITS.senders).superRefine((senders, context) => {
  checkUnique(senders, [], context)
})

export const matchRequestSchema = z.strictObject({
  tenant: tenantSchema,
  connectors: connectorsSchema,
  senders: sendersSchema,
  answers: answersSchema.default({}),
  detail: z.enum(['short', 'full']).optional(),
})
export const matchAnswerSchema = z.object({
  verdicts: z.array(z.object({ senderId: z.string(), ...verdictShape, trace: z.array(traceEntry).optional() })),
  /** how many verdicts have no trace although it was asked for, because the answer would have become too large */
  tracesLeftOut: z.number().int().optional(),
  ...removedShape,
})

export const findingsRequestSchema = z.strictObject({ tenant: tenantSchema, connectors: connectorsSchema })
/** A finding with its sentences in English. */
const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  connectorId: z.string().nullable(),
  path: z.string(),
  value: jsonSchema,
  message: z.string(),
  sources: z.array(z.string()),
  /** what the texts of the code, in any language, are filled with */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fix: z.object({ label: z.string(), property: z.string(), value: jsonSchema }).optional(),
})
export const findingsAnswerSchema = z.object({ findings: z.array(findingSchema), ...removedShape })

const revisionShape = { revision: z.number().int(), document: documentSchema }
const scenarioSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  phases: z.number().int(),
  connectors: z.number().int(),
  senders: z.number().int(),
  deletedAt: z.iso.datetime().nullable(),
  summary: listedStateSchema,
})
export const scenarioListSchema = z.object({
  scenarios: z.array(scenarioSummarySchema),
  /** for how many days a deleted scenario can be restored */
  binDays: z.number().int(),
})
export const scenarioSchema = z.object({ id: z.string(), ...revisionShape, updatedAt: z.iso.datetime() })
/** A scenario as it was just saved. */
export const savedScenarioSchema = scenarioSchema.extend(removedShape)
const revisionFacts = {
  /** SHA-256 of the document as canonical JSON: what an approval names */
  hash: z.string(),
  /** the engine that judged at the time; verdicts of another may differ */
  engineVersion: z.string(),
  /** what whoever saved said of it; '' where nothing was said */
  message: z.string(),
  /** the revision whose document this one is a copy of; null where it was edited */
  restoredFrom: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
}
export const revisionSchema = z.object({ id: z.string(), ...revisionShape, ...revisionFacts })
const revisionSummarySchema = z.object({ revision: z.number().int(), ...revisionFacts })
export const revisionListSchema = z.object({ revisions: z.array(revisionSummarySchema) })
const staleSchema = z.object({ revision: z.number().int(), document: documentSchema })

export const shareLinkRequestSchema = z.strictObject({
  role: z.enum(['read']).default('read'),
  /** whom it is for: shown to those who hold the access key, and to nobody who opens the link */
  label: titleSchema.default(''),
  expiresInDays: z.number().int().min(1).max(365).default(30),
  /** null: always the latest revision */
  revision: z.number().int().min(1).nullable().default(null),
})
export const newShareLinkSchema = z.object({
  id: z.string(),
  token: z.string(),
  url: z.string(),
  expiresAt: z.iso.datetime(),
})
const shareLinkSchema = z.object({
  id: z.string(),
  role: z.enum(['read']),
  label: z.string(),
  revision: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export const shareLinkListSchema = z.object({ shareLinks: z.array(shareLinkSchema) })
/** A share link beside those of other scenarios. While its scenario is deleted, it opens nothing. */
const anyShareLinkSchema = shareLinkSchema.extend({
  scenario: z.object({ id: z.string(), title: z.string(), deletedAt: z.iso.datetime().nullable() }),
})
export const anyShareLinkListSchema = z.object({ shareLinks: z.array(anyShareLinkSchema) })
export const sharedScenarioSchema = z.object({ role: z.enum(['read']), ...revisionShape })

export const sessionRequestSchema = z.strictObject({ key: z.string().min(1).max(500) })

export const healthSchema = z.object({ status: z.enum(['ok']) })

/** One thing wrong in what was sent: where, what stood there, and what would be right, in English. */
const problemSchema = z.object({ path: z.string(), value: z.unknown(), message: z.string() })
export const problemAnswerSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  problems: z.array(problemSchema),
  /** the line of the server's log that belongs to this answer has the same */
  requestId: z.string(),
  /** only of a stale save (412): what was saved meanwhile */
  current: staleSchema.optional(),
})

/** A domain to be looked up in DNS, or a record as a person pasted it; with a record, the domain it belongs to if known. */
export const spfRequestSchema = z.union([
  z.strictObject({ domain: z.string().trim().min(1).max(LONGEST_DOMAIN) }),
  z.strictObject({
    record: z.string().min(1).max(65_536),
    domain: z.string().trim().min(1).max(LONGEST_DOMAIN).optional(),
  }),
]) satisfies z.ZodType<SpfRequest>

const spfQuerySchema = z.object({
  type: z.enum(DNS_TYPES),
  name: z.string(),
  values: z.array(z.string()),
  /** seconds; null without an answer */
  ttl: z.number().int().nullable(),
  failure: z.enum(DNS_FAILURES).nullable(),
})

/** One step of the walk through a record. `parent` is the index of the step it belongs to: together they are a tree. */
const spfStepSchema = z.object({
  parent: z.number().int().nullable(),
  /** the mechanism or modifier that asked; null for the first step */
  term: z.string().nullable(),
  domain: z.string().nullable(),
  /** the SPF record found there; null for a step that asks for addresses */
  record: z.string().nullable(),
  answers: z.array(spfQuerySchema),
})

export const flattenedSpfSchema = z.object({
  domain: z.string().nullable(),
  record: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** IPv4 addresses and networks from /24 to /32: what the record passes and a connector takes */
  networks: z.array(z.string().meta(FORMATS.network)),
  entryCount: z.number().int(),
  addressCount: z.number().int(),
  cannotGoIn: z.array(
    z.object({
      reason: z.enum(SPF_REASONS),
      /** the network or term that cannot go in */
      value: z.string(),
      /** the term it comes from */
      term: z.string(),
      /** domains from the one asked for down to the one whose record holds the term */
      path: z.array(z.string()),
      message: z.string(),
    }),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      /** `permerror` and `temperror` as RFC 7208 names them; a `note` leaves the list whole */
      kind: z.enum(['permerror', 'temperror', 'note']),
      value: z.string(),
      path: z.array(z.string()),
      message: z.string(),
    }),
  ),
  /** false when a problem kept part of the record from being read, so that the list may lack networks */
  isComplete: z.boolean(),
  lookups: z.object({ count: z.number().int(), limit: z.number().int() }),
  /** look-ups without an answer, as an IPv4 and as an IPv6 connection would meet them */
  voidLookups: z.object({ ipv4: z.number().int(), ipv6: z.number().int(), limit: z.number().int() }),
  steps: z.array(spfStepSchema),
})

export const dnsRequestSchema = z.strictObject({
  domain: comparedText
    .trim()
    .refine((text) => readLookupName(text) !== null, requirement('LOOKUP_NAME'))
    .meta(FORMATS.domain),
})
export const dnsAnswerSchema = domainRecordsSchema

/** A certificate or a chain in PEM, or one in DER as base64. */
export const certificateRequestSchema = z.union([
  z.strictObject({ pem: z.string().min(1) }),
  z.strictObject({ derBase64: z.string().min(1) }),
])

export const certificateSchema = z.object({
  subjectCN: z.string().nullable(),
  /** as `certificateNames` of a sender: the subject's CN first, then the DNS names of the SAN */
  names: z.array(z.string()),
  issuer: z.string(),
  /** purposes by their short names, such as serverAuth, else by their OIDs; null: the certificate does not limit them */
  extendedKeyUsage: z.array(z.string()).nullable(),
  /** whether these allow client authentication */
  clientAuth: z.boolean(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  selfSigned: z.boolean(),
  /** certificates that were sent: the one described and those it hangs on */
  chainLength: z.number().int(),
  ...removedShape,
})

export const addressesRequestSchema = z.strictObject({ text: z.string() })
export const addressesAnswerSchema = z.object({
  /** IPv4 addresses, networks with their prefix length, and ranges `a-b`, each once, in the order of the text */
  networks: z.array(z.string().meta(FORMATS.network)),
  /** networks that the text writes differently, such as one with a netmask */
  readAs: z.array(z.object({ network: z.string(), written: z.string(), line: z.number().int() })),
  leftOut: z.array(
    z.object({ value: z.string(), line: z.number().int(), reason: z.enum(ADDRESS_REASONS), message: z.string() }),
  ),
})

const textPosition = z.object({
  /** from 1; null where the text has no lines of its own, such as JSON */
  line: z.number().int().nullable(),
  quote: z.string(),
})
/** A fact with the place where the text states it, or from which it follows; null for what the text does not say. */
const known = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value: value.nullable(),
    how: z.enum(['stated', 'inferred']).nullable(),
    from: textPosition.nullable(),
  })

export const evidenceRequestSchema = z.strictObject({ text: z.string() })
export const evidenceAnswerSchema = z.object({
  kind: z.enum(['header', 'bounce', 'trace', 'unknown']),
  facts: z.object({
    sourceIP: known(z.string().meta(FORMATS.address)),
    tls: known(z.boolean()),
    certificateNames: known(z.array(z.string())),
    certificateTrusted: known(z.boolean()),
    mailFrom: known(z.string()),
    recipient: known(z.string()),
  }),
  mailFromDomain: known(z.string()),
  recipientDomain: known(z.string()),
  helo: known(z.string()),
  /** the server that wrote the bounce */
  reportingServer: known(z.string()),
  /** the vendor whose gateway wrote the bounce */
  gateway: z.string().nullable(),
  /** values that may be true and are not proved, such as the To header */
  hints: z.array(z.object({ fact: z.string(), value: z.string(), from: textPosition })),
  replyCode: z
    .object({ code: z.number().int().nullable(), enhancedCode: z.string().nullable(), from: textPosition })
    .nullable(),
  /** the rule of Exchange Online behind the reply; `other` for replies that no inbound connector gives */
  replyRule: z.enum(['locked', 'direct-send', 'not-ours', 'no-tls', 'untrusted', 'other']).nullable(),
  otherCause: z.string().nullable(),
  isLock: z.boolean(),
  /** what explains the reply, in English; null without a reply */
  explanation: z.string().nullable(),
  connectorName: z.string().nullable(),
  attribution: z.enum(['named', 'default', 'not-said']),
  /** whether an OnPremises connector took the message */
  tookOnPremises: z.boolean().nullable(),
  tenantServiceProvider: z.string().nullable(),
  receivedAt: z.iso.datetime().nullable(),
  problems: z.array(
    z.object({ code: z.string(), line: z.number().int().nullable(), value: z.string(), message: z.string() }),
  ),
})

export const importRequestSchema = z.strictObject({ text: z.string() })
export const importAnswerSchema = z.object({
  format: z.enum(IMPORT_FORMATS),
  connectors: z.array(connectorSchema),
  /** what the text states about the tenant besides; null for what it does not state */
  facts: z.object({ acceptedDomains: z.array(z.string()).nullable(), rejectDirectSend: z.boolean().nullable() }),
  problems: z.array(
    z.object({
      /** the imported connector it is about; null for the text as a whole */
      connectorId: z.string().nullable(),
      line: z.number().int(),
      field: z.string(),
      value: jsonSchema,
      message: z.string(),
      severity: z.enum(IMPORT_SEVERITIES),
      code: z.string(),
      /** what the texts of the code, in any language, are filled with */
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  absent: z
    .array(z.object({ connectorId: z.string(), properties: z.array(z.string()) }))
    .describe(
      'properties that the text does not hold, by connector: each has its default in `connectors`, and is not known to be so',
    ),
})

export type Problem = z.output<typeof problemSchema>
export type MatchRequest = z.output<typeof matchRequestSchema>
export type FindingsRequest = z.output<typeof findingsRequestSchema>
export type FlattenedSpfAnswer = z.output<typeof flattenedSpfSchema>
export type FindingAnswer = z.output<typeof findingSchema>
export type AddressesRequest = z.output<typeof addressesRequestSchema>
export type AddressesAnswer = z.output<typeof addressesAnswerSchema>
export type EvidenceRequest = z.output<typeof evidenceRequestSchema>
export type EvidenceAnswer = z.output<typeof evidenceAnswerSchema>
export type ImportAnswer = z.output<typeof importAnswerSchema>
export type ImportRequest = z.output<typeof importRequestSchema>
export type ScenarioSummary = z.output<typeof scenarioSummarySchema>
export type SavedScenario = z.output<typeof scenarioSchema>
export type Revision = z.output<typeof revisionSchema>
export type RevisionSummary = z.output<typeof revisionSummarySchema>
export type ShareLink = z.output<typeof shareLinkSchema>
export type AnyShareLink = z.output<typeof anyShareLinkSchema>
export type NewShareLink = z.output<typeof newShareLinkSchema>
export type ShareLinkRequest = z.output<typeof shareLinkRequestSchema>
export type SharedScenario = z.output<typeof sharedScenarioSchema>
export type CertificateRequest = z.output<typeof certificateRequestSchema>
export type DnsRequest = z.output<typeof dnsRequestSchema>
export type DnsAnswer = z.output<typeof dnsAnswerSchema>
export type Certificate = z.output<typeof certificateSchema>
