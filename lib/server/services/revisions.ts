import 'server-only'
import type { RevisionSummary } from '#lib/contract/revisions'
import { AppError } from '#lib/server/errors'
import { type JsonText, withDocument } from '#lib/server/json-text'
import * as store from '#lib/server/store/revisions'
import { compute } from '#lib/server/workers/compute'
import { findCurrent, findLatest, noScenario, saveNext } from './scenarios'

/** Every revision of a scenario without its document, the latest first. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const revisions = await store.listRevisions(scenarioId)
  if (revisions.length === 0) throw noScenario()
  return revisions
}

/** One revision, as it was saved. */
export async function readRevision(scenarioId: string, number: number): Promise<JsonText> {
  const { text, ...facts } = await findRevision(scenarioId, number)
  return withDocument(facts, text)
}

/**
 * Saves the stored text of a revision, byte for byte, as the next one, if the caller's `If-Match` names the latest. Throws 409
 * where the latest has that text already, and otherwise as `saveScenario` does.
 */
export async function restoreRevision(
  scenarioId: string,
  number: number,
  ifMatch: string | null,
  { message, signal }: { readonly message: string; readonly signal: AbortSignal },
): Promise<JsonText> {
  const { revision: latest, hash: latestHash } = await findCurrent(scenarioId, ifMatch)
  const { text, hash } = await findRevision(scenarioId, number)
  if (hash === latestHash)
    throw new AppError(
      'conflict',
      `Revision ${latest}, the latest, holds what revision ${number} does. Nothing to restore.`,
    )
  // The text may be of an older form. What is counted of it is of the newest; what is stored stays as it was.
  const prepared = await compute('revision', new TextEncoder().encode(text), signal)
  const copy = { text, hash, removed: [], createdAt: new Date(), message, restoredFrom: number }
  return saveNext(scenarioId, latest, { ...prepared, ...copy })
}

async function findRevision(scenarioId: string, number: number) {
  const found = await store.findRevision(scenarioId, number)
  if (found !== null) return found
  const { revision: latest } = await findLatest(scenarioId)
  throw new AppError('not-found', `This scenario has no revision ${number}; its latest is ${latest}.`)
}
