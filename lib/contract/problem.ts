import { z } from 'zod'
import { documentSchema } from '#lib/scenario/document/document'

/** One thing wrong in what was sent: where, what stood there, and what would be right, in English. */
const problemSchema = z.object({ path: z.string(), value: z.unknown(), message: z.string() })

const staleSchema = z.object({ revision: z.number().int(), document: documentSchema })

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

export type Problem = z.output<typeof problemSchema>
