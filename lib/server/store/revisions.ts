import 'server-only'
import type { Revision, RevisionSummary } from '#lib/contract/revisions'
import type { Prisma } from '#lib/server/generated/prisma/client'
import type { PreparedRevision } from '#lib/server/prepared-revision'
import { reading } from './access'
import { storable } from './storable'

/** What a save stores, when, and what is said of it. */
export type NewRevision = PreparedRevision & {
  readonly createdAt: Date
  /** '' where nothing was said */
  readonly message: string
  /** the revision whose document this is a copy of */
  readonly restoredFrom: number | null
}

/** A revision with its document as it is stored: a text of JSON, of the schema version in which it was saved. */
type StoredRevision = Omit<Revision, 'document'> & { readonly text: string }

export const revisionRow = (number: number, revision: NewRevision) => ({
  number,
  document: revision.text,
  hash: revision.hash,
  engineVersion: revision.engineVersion,
  message: storable(revision.message),
  restoredFrom: revision.restoredFrom,
  createdAt: revision.createdAt,
})

const FACTS = {
  hash: true,
  engineVersion: true,
  message: true,
  restoredFrom: true,
  createdAt: true,
} as const satisfies Prisma.RevisionSelect

/** One revision of a scenario that is not deleted, or null. */
export async function findRevision(scenarioId: string, number: number): Promise<StoredRevision | null> {
  const row = await reading((database) =>
    database.revision.findFirst({
      where: { scenarioId, number, scenario: { deletedAt: null } },
      select: { document: true, ...FACTS },
    }),
  )
  if (row === null) return null
  const { document: text, createdAt, ...facts } = row
  return { id: scenarioId, revision: number, text, ...facts, createdAt: createdAt.toISOString() }
}

/** The revisions of a scenario that is not deleted, the latest first; empty when there is none. */
export async function listRevisions(scenarioId: string): Promise<RevisionSummary[]> {
  const rows = await reading((database) =>
    database.revision.findMany({
      where: { scenarioId, scenario: { deletedAt: null } },
      orderBy: { number: 'desc' },
      select: { number: true, ...FACTS },
    }),
  )
  return rows.map(({ number, createdAt, ...facts }) => ({
    revision: number,
    ...facts,
    createdAt: createdAt.toISOString(),
  }))
}
