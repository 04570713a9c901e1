import { z } from 'zod'
import { IMPORT_FORMATS, IMPORT_SEVERITIES } from '#lib/exchange/read/import-formats'
import { connectorSchema } from '#lib/scenario/document/connector'
import { jsonSchema } from '#lib/scenario/document/json'
import { endpoint } from './endpoint'

/** The connectors in an exported text: `POST /api/import`. */

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

export const IMPORT_ENDPOINTS = {
  importConnectors: endpoint({
    method: 'POST',
    path: '/api/import',
    summary: 'The connectors in a text of Get-InboundConnector, whatever its format, and what could not be read of it',
    request: importRequestSchema,
    answer: importAnswerSchema,
  }),
}

export type ImportAnswer = z.output<typeof importAnswerSchema>
export type ImportRequest = z.output<typeof importRequestSchema>
