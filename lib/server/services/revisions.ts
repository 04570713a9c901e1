import 'server-only'
import type { Revision, RevisionSummary } from '#lib/contract/schemas'
import { AppError } from '#lib/server/errors'
import * as store from '#lib/server/store/revisions'
import { noScenario, readScenario } from './scenarios'

/** Every revision of a scenario without its document, the latest first. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const revisions = await store.listRevisions(scenarioId)
  if (revisions.length === 0) throw noScenario()
  return revisions
}

/** One revision, as it was saved. */
export async function readRevision(scenarioId: string, number: number): Promise<Revision> {
  const revision = await store.findRevision(scenarioId, number)
  if (revision !== null) return revision
  const { revision: latest } = await readScenario(scenarioId)
  throw new AppError('not-found', `This scenario has no revision ${number}; its latest is ${latest}.`)
}
