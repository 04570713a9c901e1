import 'server-only'
import type { Revision, RevisionSummary } from '#lib/contract/schemas'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { readDocument } from '#lib/scenario/document/versions'
import { database } from './database'

/** What a save stores: the document, its canonical text, the hash of that text, and the version of the engine. */
export type NewRevision = {
  readonly document: ScenarioDocument
  readonly text: string
  readonly hash: string
  readonly engineVersion: string
  readonly createdAt: Date
}

export const revisionRow = (number: number, { text, hash, engineVersion, createdAt }: NewRevision) => ({
  number,
  document: text,
  hash,
  engineVersion,
  createdAt,
})

/** A stored document in the newest schema version. Throws when it cannot be read, which means a damaged database. */
export const readStored = (text: string): ScenarioDocument => readDocument(JSON.parse(text))

/** One revision of a scenario that is not deleted, or null. */
export async function findRevision(scenarioId: string, number: number): Promise<Revision | null> {
  const row = await database().revision.findFirst({
    where: { scenarioId, number, scenario: { deletedAt: null } },
    select: { document: true, hash: true, engineVersion: true, createdAt: true },
  })
  if (row === null) return null
  const { document, hash, engineVersion, createdAt } = row
  return {
    id: scenarioId,
    revision: number,
    document: readStored(document),
    hash,
    engineVersion,
    createdAt: createdAt.toISOString(),
  }
}

/** The revisions of a scenario that is not deleted, the latest first; empty when there is none. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const rows = await database().revision.findMany({
    where: { scenarioId, scenario: { deletedAt: null } },
    orderBy: { number: 'desc' },
    select: { number: true, hash: true, engineVersion: true, createdAt: true },
  })
  return rows.map(({ number, createdAt, ...facts }) => ({
    revision: number,
    ...facts,
    createdAt: createdAt.toISOString(),
  }))
}
