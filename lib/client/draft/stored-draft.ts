import { z } from 'zod'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { readDocument } from '#lib/scenario/document/versions'
import type { Draft } from './draft'

/** A draft as this browser keeps it. */
export type StoredDraft = Draft & { readonly scenarioId: string; readonly storedAt: string }

const storedSchema = z.object({
  document: z.unknown(),
  raw: z.record(z.string(), z.string()),
  revision: z.int(),
  scenarioId: z.string(),
  storedAt: z.iso.datetime(),
})

/**
 * A draft as this browser kept it, whichever version of the program that was, in today's form; null when it cannot be read.
 * Apart from what keeps drafts, as it brings the schemas, which no page needs that finds none.
 */
export function readStoredDraft(stored: unknown): StoredDraft | null {
  const { data: draft } = storedSchema.safeParse(stored)
  if (draft === undefined) return null
  try {
    return { ...draft, document: readDraftDocument(draft.document) }
  } catch {
    // Every refusal has the same outcome: what is stored stays as it is, and the page says so.
    return null
  }
}

/** More than the server takes can be typed and is refused at saving: then it has to be there to be shortened. */
function readDraftDocument(document: unknown): ScenarioDocument {
  try {
    return readDocument(document)
  } catch (error) {
    if (error instanceof z.ZodError && error.issues.every(({ code }) => code === 'too_big'))
      return document as ScenarioDocument
    throw error
  }
}
