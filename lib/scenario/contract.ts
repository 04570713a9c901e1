import { z } from 'zod'
import { BASES } from '#lib/matcher/labels'
import { TRACE_CODE_NAMES } from '#lib/matcher/trace'
import { connectorSchema } from './connector'
import { answersSchema, checkUnique, documentSchema, senderSchema, tenantSchema } from './document'
import { listOf } from './list'
import { problemSchema } from './problem'
import { LIMITS } from './text'

/** The HTTP contract (design §4): one schema for each request and each answer, from which `/api/openapi.json` is made. */

const outcome = z.enum(['accepted', 'rejected', 'deferred', 'not-ours'])
const reply = z.object({ code: z.number().int(), enhancedCode: z.string(), text: z.string() }).nullable()
const given = z.union([
  z.object({ question: z.string(), answer: z.string() }),
  z.object({ fact: z.string(), value: z.json() }),
])

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
  detail: z.record(z.string(), z.json()),
  label: z.string(),
  source: z.string(),
})

const connectorsSchema = listOf(connectorSchema, LIMITS.connectors).superRefine((connectors, context) => {
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
})

export const SEVERITIES = ['error', 'warning', 'info'] as const

export const findingsRequestSchema = z.strictObject({ tenant: tenantSchema, connectors: connectorsSchema })
export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  connectorId: z.string().nullable(),
  path: z.string(),
  value: z.json(),
  message: z.string(),
  sources: z.array(z.string()),
  /** what the texts of the code, in any language, are filled with */
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fix: z.object({ label: z.string(), property: z.string(), value: z.json() }).optional(),
})
export const findingsAnswerSchema = z.object({ findings: z.array(findingSchema) })

const revisionShape = { revision: z.number().int(), document: documentSchema }
export const scenarioSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
  phases: z.number().int(),
  connectors: z.number().int(),
  senders: z.number().int(),
  deletedAt: z.iso.datetime().nullable(),
})
export const scenarioListSchema = z.object({ scenarios: z.array(scenarioSummarySchema) })
export const scenarioSchema = z.object({ id: z.string(), ...revisionShape, updatedAt: z.iso.datetime() })
const revisionFacts = {
  /** SHA-256 of the document as canonical JSON: what an approval names */
  hash: z.string(),
  /** the engine that judged at the time; verdicts of another may differ */
  engineVersion: z.string(),
  createdAt: z.iso.datetime(),
}
export const revisionSchema = z.object({ id: z.string(), ...revisionShape, ...revisionFacts })
export const revisionSummarySchema = z.object({ revision: z.number().int(), ...revisionFacts })
export const revisionListSchema = z.object({ revisions: z.array(revisionSummarySchema) })
export const staleSchema = z.object({ revision: z.number().int(), document: documentSchema })

export const shareLinkRequestSchema = z.strictObject({
  role: z.enum(['read']).default('read'),
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
export const shareLinkSchema = z.object({
  id: z.string(),
  role: z.enum(['read']),
  revision: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export const shareLinkListSchema = z.object({ shareLinks: z.array(shareLinkSchema) })
export const sharedScenarioSchema = z.object({ role: z.enum(['read']), ...revisionShape })

export const sessionRequestSchema = z.strictObject({ key: z.string().min(1).max(500) })

export const healthSchema = z.object({ status: z.enum(['ok']) })

export const problemAnswerSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  problems: z.array(problemSchema),
  /** only of a stale save (412): what was saved meanwhile */
  current: staleSchema.optional(),
})

export type MatchRequest = z.output<typeof matchRequestSchema>
export type FindingsRequest = z.output<typeof findingsRequestSchema>
export type Finding = z.output<typeof findingSchema>
export type ScenarioSummary = z.output<typeof scenarioSummarySchema>
export type SavedScenario = z.output<typeof scenarioSchema>
export type Revision = z.output<typeof revisionSchema>
export type RevisionSummary = z.output<typeof revisionSummarySchema>
export type ShareLink = z.output<typeof shareLinkSchema>
export type NewShareLink = z.output<typeof newShareLinkSchema>
export type ShareLinkRequest = z.output<typeof shareLinkRequestSchema>
export type SharedScenario = z.output<typeof sharedScenarioSchema>
