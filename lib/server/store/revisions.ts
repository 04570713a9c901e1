import 'server-only'
import type { Revision, RevisionSummary } from '#lib/contract/schemas'
import type { PreparedRevision } from '#lib/server/prepared-revision'
import { reading } from './access'

/** What a save stores, and when. */
export type NewRevision = PreparedRevision & { readonly createdAt: Date }

/** A revision with its document as it is stored: a text of JSON, of the schema version in which it was saved. */
type StoredRevision = Omit<Revision, 'document'> & { readonly text: string }

export const revisionRow = (number: number, { text, hash, engineVersion, createdAt }: NewRevision) => ({
  number,
  document: text,
  hash,
  engineVersion,
  createdAt,
})

/** One revision of a scenario that is not deleted, or null. */
export async function findRevision(scenarioId: string, number: number): Promise<StoredRevision | null> {
  const row = await reading((database) =>
    database.revision.findFirst({
      where: { scenarioId, number, scenario: { deletedAt: null } },
      select: { document: true, hash: true, engineVersion: true, createdAt: true },
    }),
  )
  if (row === null) return null
  const { document: text, hash, engineVersion, createdAt } = row
  return { id: scenarioId, revision: number, text, hash, engineVersion, createdAt: createdAt.toISOString() }
}

/** The revisions of a scenario that is not deleted, the latest first; empty when there is none. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const rows = await reading((database) =>
    database.revision.findMany({
      where: { scenarioId, scenario: { deletedAt: null } },
      orderBy: { number: 'desc' },
      select: { number: true, hash: true, engineVersion: true, createdAt: true },
    }),
  )
  return rows.map(({ number, createdAt, ...facts }) => ({
    revision: number,
    ...facts,
    createdAt: createdAt.toISOString(),
  }))
}
