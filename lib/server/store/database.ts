import 'server-only'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { AppError } from '#lib/server/errors'
import { PrismaClient } from '#lib/server/generated/prisma/client'
import { describeError } from '#lib/server/log'
import { settings } from '#lib/server/settings'
import { log } from '#scripts/log'

/** Milliseconds a query waits for another process (a backup, say) to let go of the file. */
const BUSY_TIMEOUT = 5_000

/** A client, the file that it was opened on, and whether that file was there when it was last looked at. */
type OpenDatabase = { readonly client: PrismaClient; readonly path: string; readonly file: FileId; isThere: boolean }
type FileId = { readonly device: number; readonly inode: number }

/** A client for the SQLite file. The start script has set its journal mode and migrated it; foreign keys are on by default. */
function openDatabase(url: string): OpenDatabase {
  const path = fileURLToPath(url)
  const file = fileAt(path)
  if (file === null) throw fileGone()
  const client = new PrismaClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_TIMEOUT }), errorFormat: 'minimal' })
  return { client, path, file, isThere: true }
}

// In development a changed module is loaded anew, and would open the file again each time.
const home: { plannerDatabase?: OpenDatabase } & typeof globalThis = globalThis

/**
 * The database of this process. Throws 503 once its file was removed, replaced or emptied: SQLite would go on writing to
 * a file that has no name any more, or make an empty one.
 */
export function database(): PrismaClient {
  home.plannerDatabase ??= openDatabase(settings().databaseUrl)
  requireSameFile(home.plannerDatabase)
  return home.plannerDatabase.client
}

/** Waits for a write and returns its result. Throws 503 where the file went away meanwhile, so that nothing was kept. */
export async function written<Result>(write: PromiseLike<Result>): Promise<Result> {
  const result = await write
  database()
  return result
}

function requireSameFile(open: OpenDatabase): void {
  const found = fileAt(open.path)
  const wasThere = open.isThere
  open.isThere = found?.device === open.file.device && found.inode === open.file.inode
  if (open.isThere) return
  if (wasThere) log({ event: 'database', cause: `${open.path} was removed, replaced or emptied: nothing is saved.` })
  throw fileGone()
}

/**
 * The identity of the file with content at a path; null where there is none. By `stat` alone: opening and closing the file
 * here would release the locks that SQLite holds on it in this process.
 */
function fileAt(path: string): FileId | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() && found.size > 0 ? { device: found.dev, inode: found.ino } : null
}

const fileGone = () =>
  new AppError(
    'not-ready',
    'The database file of this server was removed or replaced while it runs, so nothing can be saved. Whoever runs the server has to put it back, or to stop the server and restore a backup.',
  )

/** Why the database did not answer when it was last asked. Logged when it changes: a probe asks every few seconds. */
let lastCause: string | null = null

/**
 * Reports whether the database answers: its file is still the one that was opened, and a table can be read. The reason why
 * it does not goes to the log only, since a probe needs no key.
 */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
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
