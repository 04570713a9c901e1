import { z } from 'zod'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { readDocument } from '#lib/scenario/versions/versions'
import type { Draft } from './draft'

/** A draft as this browser stores it. `raw` is `invalidText`: the stored name stays, so that every version can read it. */
export type StoredDraft = Omit<Draft, 'invalidText'> & {
  readonly raw: Draft['invalidText']
  readonly scenarioId: string
  readonly storedAt: string
}

const storedSchema = z.object({
  document: z.unknown(),
  raw: z.record(z.string(), z.string()),
  revision: z.int(),
  scenarioId: z.string(),
  storedAt: z.iso.datetime(),
})

/**
 * Reads a draft that any version of the program stored, and returns it in today's form; null if it cannot be read. It is a
 * module of its own because it loads the schemas, and a page that finds no draft needs none.
 */
export function readStoredDraft(stored: unknown): StoredDraft | null {
  const { data: draft } = storedSchema.safeParse(stored)
  if (draft === undefined) return null
  try {
    return { ...draft, document: readDraftDocument(draft.document) }
  } catch {
    // Whatever the reason, the stored draft stays as it is, and the page says so.
    return null
  }
}

/** Reads a document, even one that exceeds the server's limits: the user must see it to shorten it before saving. */
function readDraftDocument(document: unknown): ScenarioDocument {
  try {
    return readDocument(document)
  } catch (error) {
    if (error instanceof z.ZodError && error.issues.every(({ code }) => code === 'too_big'))
      return document as ScenarioDocument
    throw error
  }
}
