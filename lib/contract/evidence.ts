import { z } from 'zod'
import { FORMATS } from '#lib/scenario/document/text'
import { endpoint } from './endpoint'

/** What a bounce, headers, a log or a trace states: `POST /api/evidence`. */

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

export const EVIDENCE_ENDPOINTS = {
  readEvidence: endpoint({
    method: 'POST',
    path: '/api/evidence',
    summary:
      'What a bounce, the headers of a message, a log or a trace states about one SMTP connection, and what explains it',
    request: evidenceRequestSchema,
    answer: evidenceAnswerSchema,
    mostBytes: 2 * 1024 * 1024,
  }),
}

export type EvidenceRequest = z.output<typeof evidenceRequestSchema>
export type EvidenceAnswer = z.output<typeof evidenceAnswerSchema>
