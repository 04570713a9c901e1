import 'server-only'
import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '#lib/server/errors'
import { PrismaClient } from '#lib/server/generated/prisma/client'
import { settings } from '#lib/server/settings'
import { log } from '#scripts/log'
import { SafeLibSql } from './connections'

/** SQLite does not wait for another process: it would keep this thread from answering. `access.ts` tries again instead. */
const BUSY_TIMEOUT = 0

type OpenDatabase = {
  readonly client: PrismaClient
  readonly path: string
  /** the file that it was opened on */
  readonly file: FileId
  /** whether that file was there when it was last looked at */
  isThere: boolean
  /** whether the last write was kept */
  isWritable: boolean
}
type FileId = { readonly device: number; readonly inode: number }

/** A client for the SQLite file. The start script has set its journal mode and migrated it; foreign keys are on by default. */
function openDatabase(url: string): OpenDatabase {
  const path = fileURLToPath(url)
  const file = fileAt(path)
  if (file === null) throw fileGone()
  const client = new PrismaClient({
    adapter: new SafeLibSql({ url, timeout: BUSY_TIMEOUT }),
    errorFormat: 'minimal',
  })
  return { client, path, file, isThere: true, isWritable: true }
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

/** Notes whether a write was kept. Throws 503 where the file went away meanwhile, so that it was not. */
export function noteWrite(isKept: boolean): void {
  database()
  if (home.plannerDatabase !== undefined) home.plannerDatabase.isWritable = isKept
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

/** Bytes without which a disk counts as full: SQLite's log takes a few pages for the smallest save. */
const LEAST_ROOM = 1024 * 1024

/** Reports whether the last write was kept, and the disk has room for another one. */
export function seemsWritable(): boolean {
  database()
  if (home.plannerDatabase === undefined || !home.plannerDatabase.isWritable) return false
  const { bavail, bsize } = statfsSync(dirname(home.plannerDatabase.path))
  return bavail * bsize >= LEAST_ROOM
}
