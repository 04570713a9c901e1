import { z } from 'zod'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { documentSchema1 } from './version-1/schema'
import { translateVersion1 } from './version-1/translate'

/**
 * A document as a request sends it: of today's schema version, or of version 1, which is checked as what it is and then
 * translated, so that a client of an older version loses nothing.
 */
export const sentDocumentSchema = z.preprocess((sent, context) => {
  if (!isVersion1(sent)) return sent
  const read = documentSchema1.safeParse(sent)
  if (read.success) return { ...translateVersion1(read.data), schemaVersion: 2 }
  // What is wrong is said of the document that was sent, and not of what would have become of it.
  for (const issue of read.error.issues) context.issues.push({ ...issue, input: undefined } as never)
  return z.NEVER
}, documentSchema) as unknown as z.ZodType<ScenarioDocument, z.input<typeof documentSchema>>

const isVersion1 = (sent: unknown): boolean =>
  typeof sent === 'object' && sent !== null && 'schemaVersion' in sent && sent.schemaVersion === 1
