import { z } from 'zod'
import { jsonSchema } from '#lib/scenario/document/json'
import { tenantSchema } from '#lib/scenario/document/sender'
import { SEVERITIES } from '#lib/scenario/findings/codes'
import { endpoint } from './endpoint'
import { connectorsSchema } from './match'
import { removedShape } from './removed'

/** What is wrong or risky in connectors: `POST /api/findings`. */

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

export const FINDINGS_ENDPOINTS = {
  findings: endpoint({
    method: 'POST',
    path: '/api/findings',
    summary: 'What is wrong or risky in a connector set',
    request: findingsRequestSchema,
    answer: findingsAnswerSchema,
  }),
}

export type FindingsRequest = z.output<typeof findingsRequestSchema>
export type FindingAnswer = z.output<typeof findingSchema>
