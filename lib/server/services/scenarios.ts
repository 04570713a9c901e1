import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { SavedScenario, ScenarioSummary } from '#lib/contract/schemas'
import { canonicalJson } from '#lib/scenario/document/canonical'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { exampleId } from '#lib/scenario/document/example-id'
import { ENGINE_VERSION } from '#lib/scenario/document/versions'
import { workedExamples } from '#lib/scenario/examples/examples'
import { AppError } from '#lib/server/errors'
import { logFailure } from '#lib/server/log'
import type { NewRevision } from '#lib/server/store/revisions'
import * as store from '#lib/server/store/scenarios'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import type { Language } from '#lib/texts/language'
import { matchesRevision } from './if-match'

const DAY = 24 * 60 * 60 * 1000
/** How long a deleted scenario can be brought back. */
const KEPT_DAYS = 30

/** Scenarios that are not deleted, or those that are. Adds the two examples to a fresh database first. */
export async function listScenarios(isDeleted: boolean, language: Language): Promise<ScenarioSummary[]> {
  await addExamples(language)
  return store.listScenarios(isDeleted)
}

/** Adds the examples once in the life of a database, so that deleted ones stay deleted, in the language of the first caller. */
async function addExamples(language: Language): Promise<void> {
  const now = Date.now()
  // The list shows the last changed first, so each example gets an earlier time than the one before it.
  const toEntry = (document: ScenarioDocument, index: number) =>
    [exampleId(newId()), toRevision(document, new Date(now - index))] as const
  const texts = await loadEngineTexts('examples', language)
  await store.insertOnce('examples-added', new Date(now), () => new Map(workedExamples(texts).map(toEntry)))
}

/** Stores a new scenario as its first revision. */
export async function createScenario(document: ScenarioDocument): Promise<SavedScenario> {
  const id = newId()
  await store.insertScenario(id, toRevision(document))
  return readScenario(id)
}

/** The latest revision. */
export async function readScenario(id: string): Promise<SavedScenario> {
  const { hash: _, ...scenario } = await getScenario(id)
  return scenario
}

/**
 * Saves the next revision if the caller's `If-Match` names the latest one; otherwise refuses with what was saved meanwhile,
 * so that neither version is lost. A document without any change makes no revision.
 */
export async function saveScenario(
  id: string,
  ifMatch: string | null,
  document: ScenarioDocument,
): Promise<SavedScenario> {
  const current = await getScenario(id)
  if (ifMatch === null)
    throw new AppError(
      'no-condition',
      'Send If-Match with the ETag of the revision that was edited, so that nobody is overwritten.',
    )
  if (!matchesRevision(ifMatch, current.revision)) throw stale(current)
  const revision = toRevision(document)
  if (revision.hash === current.hash) return readScenario(id)
  if (!(await store.saveRevision(id, current.revision, revision))) throw stale(await getScenario(id))
  return { id, revision: current.revision + 1, document, updatedAt: revision.createdAt.toISOString() }
}

/** Marks a scenario as deleted: it and its links stop answering at once, and can be restored for 30 days. Throws 404. */
export async function deleteScenario(id: string): Promise<void> {
  if (!(await store.markDeleted(id, new Date()))) throw noScenario()
}

/** Restores a deleted scenario. Throws 404 when there is none. */
export async function restoreScenario(id: string): Promise<SavedScenario> {
  await store.unmarkDeleted(id)
  return readScenario(id)
}

/** Removes for good the scenarios that were deleted more than 30 days ago. */
export async function purgeScenarios(): Promise<void> {
  await store.purgeDeleted(new Date(Date.now() - KEPT_DAYS * DAY))
}

/**
 * Purges now and once a day, since a server may run for months. A purge that fails is logged and tried again a day later:
 * a start that failed for it would answer every request with 500.
 */
export async function purgeDaily(): Promise<void> {
  const purge = () => purgeScenarios().catch((error: unknown) => logFailure(null, 'purge', error))
  await purge()
  setInterval(purge, DAY).unref()
}

async function getScenario(id: string) {
  const scenario = await store.findScenario(id)
  if (scenario === null) throw noScenario()
  return scenario
}

export const noScenario = () =>
  new AppError(
    'not-found',
    'There is no such scenario. It may have been deleted; deleted scenarios can be brought back for 30 days.',
  )

const stale = ({ revision, document }: SavedScenario) =>
  new AppError(
    'stale',
    `Revision ${revision} was saved after the one that was edited. Nothing was overwritten; both versions are kept.`,
    {
      members: { current: { revision, document } },
      headers: { ETag: `"${revision}"` },
    },
  )

function toRevision(document: ScenarioDocument, createdAt = new Date()): NewRevision {
  const text = canonicalJson(document)
  return {
    document,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    engineVersion: ENGINE_VERSION,
    createdAt,
  }
}

/** Random, so that an address cannot be guessed from another. */
export const newId = (): string => randomBytes(10).toString('hex')
