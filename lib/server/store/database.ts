import 'server-only'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient } from '#lib/server/generated/prisma/client'
import { describeError } from '#lib/server/log'
import { settings } from '#lib/server/settings'
import { log } from '#scripts/log'

/** Milliseconds a query waits for another process (a backup, say) to let go of the file. */
const BUSY_TIMEOUT = 5_000

/** A client for the SQLite file. Journal mode and migrations are the start script's; foreign keys are on by default. */
function openDatabase(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_TIMEOUT }), errorFormat: 'minimal' })
}

// In development a changed module is loaded anew, and would open the file again each time.
const home: { plannerDatabase?: PrismaClient } & typeof globalThis = globalThis

/** The database of this process. */
export function database(): PrismaClient {
  home.plannerDatabase ??= openDatabase(settings().databaseUrl)
  return home.plannerDatabase
}

/** Why the database did not answer when it was last asked. Said when it changes: a probe asks every few seconds. */
let lastCause: string | null = null

/**
 * Reports whether the database answers: its file is still where it was opened, and a table can be read. Why it does not is
 * for the log: who asks need not have the key.
 */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await stat(fileURLToPath(settings().databaseUrl))
    await database().milestone.count()
    lastCause = null
    return true
  } catch (error) {
    const { cause } = describeError(error)
    if (cause !== lastCause) log({ event: 'database', cause })
    lastCause = cause
    return false
  }
}
