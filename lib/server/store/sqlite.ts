import 'server-only'
import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '#lib/server/errors'
import { Prisma, PrismaClient } from '#lib/server/generated/prisma/client'
import { log } from '#scripts/log'
import { SafeLibSql } from './connections'
import type { OpenDatabase } from './open-database'
import { sqliteFaultOf } from './sqlite-faults'

/** SQLite does not wait for another process: it would keep this thread from answering. `access.ts` tries again instead. */
const BUSY_TIMEOUT = 0
/** Bytes without which a disk counts as full: SQLite's log takes a few pages for the smallest save. */
const LEAST_ROOM = 1024 * 1024

type FileId = { readonly device: number; readonly inode: number }

/** A client for the SQLite file. The start script has set its journal mode and migrated it; foreign keys are on by default. */
export function openSqlite(url: string): OpenDatabase {
  const path = fileURLToPath(url)
  const opened = fileAt(path)
  if (opened === null) throw fileGone()
  const client = new PrismaClient({
    adapter: new SafeLibSql({ url, timeout: BUSY_TIMEOUT }),
    errorFormat: 'minimal',
  })
  let isThere = true
  // SQLite would go on writing to a file that has no name any more, or make an empty one.
  const requireThere = () => {
    const found = fileAt(path)
    const wasThere = isThere
    isThere = found?.device === opened.device && found.inode === opened.inode
    if (isThere) return
    if (wasThere) log({ event: 'database', cause: `${path} was removed, replaced or emptied: nothing is saved.` })
    throw fileGone()
  }
  const hasRoom = () => {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize >= LEAST_ROOM
  }
  const emptyLog = Prisma.sql`PRAGMA wal_checkpoint(TRUNCATE)`
  const afterErasing = (open: PrismaClient) => open.$queryRaw(emptyLog)
  return {
    client,
    isWritable: true,
    faultOf: sqliteFaultOf,
    requireThere,
    hasRoom,
    // The file is this process's alone.
    claimed: (_, work) => work(),
    afterErasing,
  }
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
