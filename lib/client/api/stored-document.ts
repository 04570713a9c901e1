import type { ScenarioDocument } from '#lib/scenario/document/document'
import { hasNewestForm } from '#lib/scenario/document/newest-form'

/**
 * A document as the server stores it, in the newest form. Rejects what no document is, and a document of a newer version than
 * this page knows. What it takes to translate an older one is loaded only for that.
 */
async function readStored(stored: unknown): Promise<ScenarioDocument> {
  if (hasNewestForm(stored)) return stored
  const { readDocument } = await import('#lib/scenario/versions/versions')
  return readDocument(stored)
}

/** An answer of the server with the document in it, if there is one, in the newest form. */
export async function withReadDocument(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !('document' in answer)) return answer
  return { ...answer, document: await readStored(answer.document) }
}
