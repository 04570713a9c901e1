import 'server-only'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { reading, writing, writingIfFree } from './access'
import { afterErasing } from './database'

const BIN_CLOCK = 'bin-clock'

/** The time up to which the bin has counted; null before the first count. */
export async function readBinClock(): Promise<Date | null> {
  const query = { where: { name: BIN_CLOCK }, select: { reachedAt: true } }
  const row = await reading((database) => database.milestone.findUnique(query))
  return row?.reachedAt ?? null
}

/** Sets the time up to which the bin has counted. */
export async function writeBinClock(at: Date): Promise<void> {
  const where = { name: BIN_CLOCK }
  const [create, update] = [{ ...where, reachedAt: at }, { reachedAt: at }]
  await writing((database) => database.milestone.upsert({ where, create, update, select: { name: true } }))
}

/** When a scenario was last deleted that is still in the bin; null where there is none. */
export async function lastDeletion(): Promise<Date | null> {
  const { _max } = await reading((database) => database.scenario.aggregate({ _max: { deletedAt: true } }))
  return _max.deletedAt
}

/** Removes what was deleted before the given time, with its revisions and share links; returns how many scenarios. */
export const purgeDeleted = (before: Date): Promise<number> =>
  erase((database) => database.scenario.deleteMany({ where: { deletedAt: { lt: before } } }))

/** Removes one deleted scenario with its revisions and share links; reports whether there was one. */
export async function removeDeleted(id: string): Promise<boolean> {
  const where = { id, deletedAt: { not: null } }
  return (await erase((database) => database.scenario.deleteMany({ where }))) === 1
}

/** Removes one revision of a scenario that is not deleted; reports whether there was one. */
export async function removeRevision(scenarioId: string, number: number): Promise<boolean> {
  const where = { scenarioId, number, scenario: { deletedAt: null } }
  return (await erase((database) => database.revision.deleteMany({ where }))) === 1
}

type Deletion = (database: PrismaClient) => PromiseLike<{ readonly count: number }>

/**
 * Deletes rows for good; returns how many. SQLite overwrites them in its file (connections.ts). Its log, which still has
 * them, is emptied here unless somebody reads from it at the moment.
 */
async function erase(deletion: Deletion): Promise<number> {
  const { count } = await writing(deletion)
  const clean = afterErasing()
  if (count > 0 && clean !== null) await writingIfFree(clean)
  return count
}
