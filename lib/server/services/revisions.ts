import 'server-only'
import type { RevisionSummary } from '#lib/contract/schemas'
import { AppError } from '#lib/server/errors'
import { type JsonText, withDocument } from '#lib/server/json-text'
import * as store from '#lib/server/store/revisions'
import { findLatest, noScenario } from './scenarios'

/** Every revision of a scenario without its document, the latest first. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const revisions = await store.listRevisions(scenarioId)
  if (revisions.length === 0) throw noScenario()
  return revisions
}

/** One revision, as it was saved. */
export async function readRevision(scenarioId: string, number: number): Promise<JsonText> {
  const found = await store.findRevision(scenarioId, number)
  if (found !== null) {
    const { text, ...facts } = found
    return withDocument(facts, text)
  }
  const { revision: latest } = await findLatest(scenarioId)
  throw new AppError('not-found', `This scenario has no revision ${number}; its latest is ${latest}.`)
}
