import 'server-only'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { settings } from '#lib/server/settings'
import { isPostgresqlUrl } from '#scripts/database/postgresql/server'
import { type Loss, lossError } from './losses'
import type { OpenDatabase } from './open-database'
import { openPostgresql } from './postgresql'
import { openSqlite } from './sqlite'

// In development a changed module is loaded anew, and would open the database again each time.
const home: { plannerDatabase?: OpenDatabase } & typeof globalThis = globalThis

function opened(): OpenDatabase {
  const { databaseUrl } = settings()
  home.plannerDatabase ??= isPostgresqlUrl(databaseUrl) ? openPostgresql(databaseUrl) : openSqlite(databaseUrl)
  return home.plannerDatabase
}

/** The database of this process. Throws 503 once its file was removed, replaced or emptied. */
export function database(): PrismaClient {
  const { client, lossNow } = opened()
  refuse(lossNow())
  return client
}

/**
 * The database of this process, after saves that its log still holds have been written back. Throws 503 where they cannot be.
 */
export async function databaseForQuery(): Promise<PrismaClient> {
  const { client, mendLoss } = opened()
  refuse(await mendLoss())
  return client
}

function refuse(loss: Loss | null): void {
  if (loss !== null) throw lossError(loss)
}

/** The fault of the database that an error tells of; null for every other error, such as a refusal of ours. */
export const faultOf: OpenDatabase['faultOf'] = (error) => home.plannerDatabase?.faultOf(error) ?? null

/** Does work that one server process should do at a time; answers null where another one is at it. */
export const claim: OpenDatabase['claimed'] = (what, work) => opened().claimed(what, work)

/** Notes whether a write was kept. Throws 503 where the file went away meanwhile, so that it was not. */
export function noteWrite(isKept: boolean): void {
  const own = opened()
  refuse(own.lossNow())
  own.isWritable = isKept
}

/** Reports whether the last write was kept, and there seems to be room for another one. */
export function seemsWritable(): boolean {
  const { isWritable, hasRoom } = opened()
  return isWritable && hasRoom()
}

/** What has to be done after rows were deleted for good; null where nothing has. */
export const afterErasing = (): OpenDatabase['afterErasing'] => opened().afterErasing
