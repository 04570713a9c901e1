import { z } from 'zod'
import { answersSchema } from '#lib/scenario/document/answers'
import { checkUnique } from '#lib/scenario/document/checks'
import { connectorSchema } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import { listOf } from '#lib/scenario/document/list'
import { senderSchema, tenantSchema } from '#lib/scenario/document/sender'
import { endpoint } from './endpoint'
import { removedShape } from './removed'
import { traceEntry, verdictShape } from './verdict'

/** What single senders are told: `POST /api/match`. */

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

export const MATCH_ENDPOINTS = {
  match: endpoint({
    method: 'POST',
    path: '/api/match',
    summary:
      'Which connector Exchange Online gives each sender, what the rest is told, and why; broken off after a minute of work',
    request: matchRequestSchema,
    answer: matchAnswerSchema,
  }),
}

export type MatchRequest = z.output<typeof matchRequestSchema>
