import { z } from 'zod'
import { BASES } from '#lib/matcher'
import { FORMATS } from '#lib/scenario/document/text'
import { SEVERITIES } from '#lib/scenario/findings/codes'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import { endpoint } from './endpoint'
import { list, result, summarySchema, who } from './plan-summary'
import { removedShape } from './removed'
import { outcome, reply } from './verdict'

/** The part of the HTTP contract that speaks of a whole plan: `POST /api/plan`. */

export const sender = z.object({
  sourceIP: z.string().meta(FORMATS.address),
  tls: z.boolean(),
  certificateNames: list(z.string()),
  certificateTrusted: z.boolean(),
  certificateClientAuth: z.boolean(),
  mailFrom: z.string().meta(FORMATS.mailFrom),
  recipient: z.string().meta(FORMATS.recipient),
})

const given = z.union([
  z.object({ question: z.string(), answer: z.string() }),
  z.object({ fact: z.string(), value: z.union([z.string(), z.boolean(), z.null(), list(z.string())]) }),
])
export const verdict = z.object({
  outcome: z.enum([...outcome.options, 'uncertain']),
  possible: list(outcome),
  attributedTo: list(z.string()),
  reply,
  basis: z.enum(BASES),
  alternatives: list(z.object({ outcome, attributedTo: list(z.string()), reply, given: list(given) })),
  moreAlternatives: z.number().int(),
})

const hangsOn = z.union([
  z.object({ question: z.string(), answer: z.string() }),
  z.object({ fact: z.enum(['sourceIP', 'tls', 'certificateNames', 'rejectDirectSend']) }),
])

const witness = z.object({ sender, verdict })

const part = z.object({
  domains: list(z.string()).nullable().describe('recipient domains; null: recipients outside the tenant'),
  mailFrom: z.union([z.enum(['any', 'own', 'ownAndNull', 'foreign']), list(z.string())]),
  exceptMailFrom: list(z.string()).describe(
    'MAIL FROM of these domains is not meant: where everybody delivers, RejectDirectSend or a connector of their own may refuse it',
  ),
  tls: z.boolean().nullable(),
  want: z.enum(['accepted', 'refused', 'either']).nullable(),
  because: z.string(),
  missing: z.string().nullable(),
  connectorId: z.string().nullable(),
  wantId: z.string().nullable(),
  sampleId: z.string().nullable(),
  ...result,
  asToday: z.boolean(),
  networks: z.object({ all: z.number().int(), failing: z.number().int() }).nullable(),
  witnesses: list(witness),
  hangsOn: list(hangsOn),
})

const cell = z.object({
  who,
  phaseId: z.string(),
  ...result,
  asToday: z.boolean(),
  proved: z.boolean().describe('of every part it is known how it stands; the state alone is that of the worst part'),
  planned: z.boolean(),
  bounces: z
    .object({ outcomes: list(outcome), witness: witness.nullable().describe('one that does not get in') })
    .nullable()
    .describe('of a service: what becomes of its bounces, whose MAIL FROM is empty; null where a part speaks of them'),
  tested: z.object({ at: z.iso.datetime(), by: z.string(), outcome: z.string() }).nullable(),
  parts: list(part),
})

const finding = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  who: who.nullable(),
  phaseIds: list(z.string()).describe('empty: of the plan as a whole'),
  connectorId: z.string().nullable(),
  sampleId: z.string().nullable(),
  message: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  sources: list(z.string()).describe('tags of the sources that GET /rules names; none: it follows from the plan alone'),
})

export const planAnswerSchema = summarySchema.extend({ cells: list(cell), findings: list(finding), ...removedShape })

export const PLAN_ENDPOINTS = {
  plan: endpoint({
    method: 'POST',
    path: '/api/plan',
    summary: 'Whether a plan holds for all senders: who is lost, who else gets in, what is not known, phase by phase',
    request: sentDocumentSchema,
    answer: planAnswerSchema,
  }),
}

export type PlanAnswer = z.output<typeof planAnswerSchema>
