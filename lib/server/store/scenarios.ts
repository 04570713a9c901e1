import 'server-only'
import type { ListedState } from '#lib/contract/plan-summary'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import type { Prisma, PrismaClient } from '#lib/server/generated/prisma/client'
import { reading, writing, writingIfFree } from './access'
import { type NewRevision, revisionRow } from './revisions'
import { storable } from './storable'

const SUMMARY = {
  id: true,
  title: true,
  description: true,
  revision: true,
  phases: true,
  connectors: true,
  senders: true,
  updatedAt: true,
  deletedAt: true,
  summary: true,
  summaryRevision: true,
  summaryEngine: true,
} as const satisfies Prisma.ScenarioSelect

/** A scenario as the list has it, with the summary that was stored last and what that is of. */
type Listed = Omit<ScenarioSummary, 'summary'> & {
  readonly stored: { readonly text: string; readonly revision: number | null; readonly engine: string | null } | null
}

/** Scenarios that are deleted, or those that are not, the last changed first. */
export async function listScenarios(isDeleted: boolean): Promise<Listed[]> {
  const rows = await reading((database) =>
    database.scenario.findMany({
      where: { deletedAt: isDeleted ? { not: null } : null },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      select: SUMMARY,
    }),
  )
  return rows.map(({ summary, summaryRevision, summaryEngine, ...row }) => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    stored: summary === null ? null : { text: summary, revision: summaryRevision, engine: summaryEngine },
  }))
}

/** Reports whether what a scenario comes to is stored for this revision and engine. */
export async function hasSummary(id: string, summaryRevision: number, summaryEngine: string): Promise<boolean> {
  const where = { id, summaryRevision, summaryEngine }
  return (await reading((database) => database.scenario.count({ where }))) > 0
}

/** Stores what a revision comes to; does nothing once another revision is the latest. */
export async function saveSummary(id: string, revision: number, engine: string, summary: ListedState): Promise<void> {
  const data = { summary: JSON.stringify(summary), summaryRevision: revision, summaryEngine: engine }
  await writingIfFree((database) => database.scenario.updateMany({ where: { id, revision }, data }))
}

/** The number of a scenario's latest revision, when it was saved, and its hash. */
export type LatestRevision = { readonly revision: number; readonly updatedAt: string; readonly hash: string }

/** What is known of the latest revision of a scenario that is not deleted, without its document; or null. */
export async function findLatest(id: string): Promise<LatestRevision | null> {
  const row = await reading((database) => database.revision.findFirst(latestOf(id, FACTS)))
  return row && latestRevision(row)
}

/** The latest revision of a scenario that is not deleted, with its document as it is stored; or null. */
export async function findScenario(id: string): Promise<(LatestRevision & { readonly text: string }) | null> {
  const row = await reading((database) => database.revision.findFirst(latestOf(id, { ...FACTS, document: true })))
  return row && { ...latestRevision(row), text: row.document }
}

const FACTS = { number: true, hash: true, createdAt: true } as const satisfies Prisma.RevisionSelect

/** Asks for revisions and not for the scenario, whose revisions Prisma would read by a second statement. */
const latestOf = <Select extends Prisma.RevisionSelect>(scenarioId: string, select: Select) =>
  ({ where: { scenarioId, scenario: { deletedAt: null } }, orderBy: { number: 'desc' }, select }) as const

/** A scenario was last changed when its latest revision was saved: a save stores one time for both. */
const latestRevision = ({ number, hash, createdAt }: { number: number; hash: string; createdAt: Date }) => ({
  revision: number,
  updatedAt: createdAt.toISOString(),
  hash,
})

/** Stores a new scenario as its revision 1. */
export async function insertScenario(id: string, revision: NewRevision): Promise<void> {
  await writing((database) => insertion(database, id, revision))
}

/**
 * Stores scenarios once in the life of the database, in one transaction with the milestone that records it. Does nothing
 * when the milestone is there. A database that is busy or full gets them another time, since this is no part of a save.
 */
export async function insertOnce(
  milestone: string,
  at: Date,
  scenarios: () => ReadonlyMap<string, NewRevision>,
): Promise<void> {
  const name = milestone
  if ((await reading((database) => database.milestone.count({ where: { name } }))) > 0) return
  try {
    await writingIfFree((database) =>
      database.$transaction([
        database.milestone.create({ data: { name, reachedAt: at }, select: { name: true } }),
        ...[...scenarios()].map(([id, revision]) => insertion(database, id, revision)),
      ]),
    )
  } catch (error) {
    if (!isLostRace(error)) throw error
  }
}

function insertion(database: PrismaClient, id: string, revision: NewRevision) {
  const first = { create: revisionRow(1, revision) }
  const data = { id, ...summaryRow(revision), revision: 1, createdAt: revision.createdAt, revisions: first }
  return database.scenario.create({ data, select: { id: true } })
}

/**
 * Stores the revision after `after` and points the scenario to it, in one transaction. Returns false when somebody else
 * saved or deleted meanwhile.
 */
export async function saveRevision(id: string, after: number, revision: NewRevision): Promise<boolean> {
  const number = after + 1
  try {
    const data = { ...summaryRow(revision), revision: number, revisions: { create: revisionRow(number, revision) } }
    const where = { id, revision: after, deletedAt: null }
    await writing((database) => database.scenario.update({ where, data, select: { id: true } }))
    return true
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

/** P2025: no scenario at that revision any more. P2002: somebody else stored a row with that key. */
function isLostRace(error: unknown): boolean {
  // By code and not by class: the client may have been opened by another route's copy of this module.
  return error instanceof Error && 'code' in error && (error.code === 'P2025' || error.code === 'P2002')
}

const summaryRow = ({ summary, createdAt }: NewRevision) => ({
  ...summary,
  title: storable(summary.title),
  description: storable(summary.description),
  updatedAt: createdAt,
})

/** Marks a scenario as deleted; reports whether there was one. */
export async function markDeleted(id: string, at: Date): Promise<boolean> {
  const change = { where: { id, deletedAt: null }, data: { deletedAt: at } }
  const { count } = await writing((database) => database.scenario.updateMany(change))
  return count === 1
}

/** Restores a deleted scenario; reports whether there was one. */
export async function unmarkDeleted(id: string): Promise<boolean> {
  const change = { where: { id, deletedAt: { not: null } }, data: { deletedAt: null } }
  const { count } = await writing((database) => database.scenario.updateMany(change))
  return count === 1
}
