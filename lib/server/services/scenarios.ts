import 'server-only'
import { randomBytes } from 'node:crypto'
import { listedStateSchema } from '#lib/contract/plan-summary'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { exampleId } from '#lib/scenario/document/example-id'
import { workedExamples } from '#lib/scenario/examples/examples'
import { ENGINE_VERSION } from '#lib/server/engine-version'
import { AppError } from '#lib/server/errors'
import { type JsonText, withDocument } from '#lib/server/json-text'
import { type PreparedRevision, prepareRevision } from '#lib/server/prepared-revision'
import { settings } from '#lib/server/settings'
import type { NewRevision } from '#lib/server/store/revisions'
import * as store from '#lib/server/store/scenarios'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import type { Language } from '#lib/texts/language'
import { matchesRevision } from './if-match'
import { refreshSummary, refreshSummaryAfterSave } from './summaries'

/** Scenarios that are not deleted, or those that are. Adds the two examples to a fresh database first. */
export async function listScenarios(isDeleted: boolean, language: Language): Promise<ScenarioSummary[]> {
  await addExamples(language)
  const rows = await store.listScenarios(isDeleted)
  return rows.map(({ stored, ...scenario }) => {
    const { id, revision } = scenario
    if (stored !== null && stored.revision === revision && stored.engine === ENGINE_VERSION)
      return { ...scenario, summary: listedStateSchema.parse(JSON.parse(stored.text)) }
    if (!isDeleted) void refreshSummary(id)
    return { ...scenario, summary: { state: 'checking' } }
  })
}

/** Adds the examples once in the life of a database, so that deleted ones stay deleted, in the language of the first caller. */
async function addExamples(language: Language): Promise<void> {
  const now = Date.now()
  // The list shows the last changed first, so each example gets an earlier time than the one before it.
  const toEntry = (document: ScenarioDocument, index: number) => {
    const revision = { ...prepareRevision(document), createdAt: new Date(now - index), message: '', restoredFrom: null }
    return [exampleId(newId()), revision] as const
  }
  const texts = await loadEngineTexts('examples', language)
  await store.insertOnce('examples-added', new Date(now), () => new Map(workedExamples(texts).map(toEntry)))
}

/** Stores a new scenario as its first revision; answers its id, and the revision as it is answered. */
export async function createScenario(
  prepared: PreparedRevision,
  message = '',
): Promise<{ readonly id: string; readonly saved: JsonText }> {
  const id = newId()
  const revision = { ...prepared, createdAt: new Date(), message, restoredFrom: null }
  await store.insertScenario(id, revision)
  void refreshSummary(id)
  return { id, saved: savedRevision(id, 1, revision) }
}

const savedRevision = (id: string, revision: number, { text, createdAt, removed }: NewRevision): JsonText =>
  withDocument({ id, revision, updatedAt: createdAt.toISOString(), ...saidOf(removed) }, text)

/** What the answer to a save says of characters that were removed: nothing where there were none. */
const saidOf = (removed: PreparedRevision['removed']) => (removed.length === 0 ? {} : { removed })

/** The latest revision. */
export async function readScenario(id: string): Promise<JsonText> {
  const { revision, updatedAt, text } = await findScenario(id)
  return withDocument({ id, revision, updatedAt }, text)
}

/**
 * Saves the next revision if the caller's `If-Match` names the latest one; otherwise refuses with what was saved meanwhile,
 * so that neither version is lost. A document without any change makes no revision.
 */
export async function saveScenario(
  id: string,
  ifMatch: string | null,
  prepared: PreparedRevision,
  message = '',
): Promise<JsonText> {
  const { revision: latest, updatedAt, hash } = await findCurrent(id, ifMatch)
  if (prepared.hash === hash)
    return withDocument({ id, revision: latest, updatedAt, ...saidOf(prepared.removed) }, prepared.text)
  return saveNext(id, latest, { ...prepared, createdAt: new Date(), message, restoredFrom: null })
}

/** The latest revision, if the caller's `If-Match` names it. Throws 404, 428 where it names none, and 412 for another. */
export async function findCurrent(id: string, ifMatch: string | null): Promise<store.LatestRevision> {
  const latest = await findLatest(id)
  if (ifMatch === null)
    throw new AppError(
      'no-condition',
      'Send If-Match with the ETag of the revision that was edited, so that nobody is overwritten.',
    )
  if (!matchesRevision(ifMatch, latest.revision)) throw await stale(id)
  return latest
}

/** Saves the revision after `latest`. Throws 412 when somebody else saved meanwhile, and 404 when somebody deleted. */
export async function saveNext(id: string, latest: number, revision: NewRevision): Promise<JsonText> {
  if (!(await store.saveRevision(id, latest, revision))) throw await stale(id)
  refreshSummaryAfterSave(id)
  return savedRevision(id, latest + 1, revision)
}

/** Marks a scenario as deleted: it and its links stop answering at once, and can be restored for `binDays`. Throws 404. */
export async function deleteScenario(id: string): Promise<void> {
  if (!(await store.markDeleted(id, new Date()))) throw noScenario()
}

/** Restores a deleted scenario. Throws 404 when there is none. */
export async function restoreScenario(id: string): Promise<JsonText> {
  await store.unmarkDeleted(id)
  return readScenario(id)
}

async function findScenario(id: string) {
  const scenario = await store.findScenario(id)
  if (scenario === null) throw noScenario()
  return scenario
}

/** What is known of the latest revision, without its document. Throws 404 when there is no such scenario. */
export async function findLatest(id: string): Promise<store.LatestRevision> {
  const latest = await store.findLatest(id)
  if (latest === null) throw noScenario()
  return latest
}

export const noScenario = () =>
  new AppError(
    'not-found',
    `There is no such scenario. It may have been deleted; deleted scenarios can be brought back for ${settings().binDays} days.`,
  )

/** The refusal of a save, with what was saved meanwhile. Throws 404 when the scenario was deleted meanwhile. */
async function stale(id: string): Promise<AppError> {
  const { revision, text } = await findScenario(id)
  return new AppError(
    'stale',
    `Revision ${revision} was saved after the one that was edited. Nothing was overwritten; both versions are kept.`,
    {
      members: { current: withDocument({ revision }, text).jsonText },
      headers: { ETag: `"${revision}"` },
    },
  )
}

/** Random, so that an address cannot be guessed from another. */
export const newId = (): string => randomBytes(10).toString('hex')
