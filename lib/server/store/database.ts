import 'server-only'
import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient } from '#lib/server/generated/prisma/client'
import { settings } from '#lib/server/settings'

/** Milliseconds a query waits for another process (a backup, say) to let go of the file. */
const BUSY_TIMEOUT = 5_000

/** A client for the SQLite file. Journal mode and migrations are the start script's; foreign keys are on by default. */
export function openDatabase(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_TIMEOUT }) })
}

// In development a changed module is loaded anew, and would open the file again each time.
const home: { plannerDatabase?: PrismaClient } & typeof globalThis = globalThis

/** The database of this process. */
export function database(): PrismaClient {
  home.plannerDatabase ??= openDatabase(settings().databaseUrl)
  return home.plannerDatabase
}

/** Reports whether the database answers: its file is still where it was opened, and a table can be read. */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await stat(fileURLToPath(settings().databaseUrl))
    await database().milestone.count()
    return true
  } catch {
    return false
  }
}
