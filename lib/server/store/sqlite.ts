import 'server-only'
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Prisma, PrismaClient } from '#lib/server/generated/prisma/client'
import { log } from '#scripts/log'
import { SafeLibSql } from './connections'
import { type FileId, fileAt, isSameFile } from './file-id'
import { lossError } from './losses'
import type { OpenDatabase } from './open-database'
import { sqliteFaultOf } from './sqlite-faults'
import { WriteAheadLog } from './write-ahead-log'

/** SQLite does not wait for another process: it would keep this thread from answering. `access.ts` tries again instead. */
const BUSY_TIMEOUT = 0
/** Bytes without which a disk counts as full: SQLite's log takes a few pages for the smallest save. */
const LEAST_ROOM = 1024 * 1024

/** A client for the SQLite file. The start script has set its journal mode and migrated it; foreign keys are on by default. */
export function openSqlite(url: string): OpenDatabase {
  const path = fileURLToPath(url)
  const opened = contentAt(path)
  if (opened === null) throw lossError('file')
  const writeAheadLog = new WriteAheadLog(path)
  const adapter = new SafeLibSql({ url, timeout: BUSY_TIMEOUT }, writeAheadLog)
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' })
  let isThere = true
  // SQLite would go on writing to a file that has no name any more, or make an empty one.
  const isFileThere = () => {
    const wasThere = isThere
    isThere = isSameFile(contentAt(path), opened)
    if (wasThere && !isThere)
      log({ event: 'database', cause: `${path} was removed, replaced or emptied: nothing is saved.` })
    return isThere
  }
  const lossNow = () => (!isFileThere() ? 'file' : writeAheadLog.isKept ? null : 'log')
  const hasRoom = () => {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize >= LEAST_ROOM
  }
  const afterErasing = (open: PrismaClient) => open.$queryRaw(EMPTY_LOG)
  const writeBack = async () => {
    const [outcome] = await client.$queryRaw<{ readonly busy: number | bigint }[]>(EMPTY_LOG)
    if (Number(outcome?.busy) !== 0) throw new Error('another connection reads it')
    await adapter.reconnect()
  }
  return {
    client,
    isWritable: true,
    faultOf: sqliteFaultOf,
    lossNow,
    mendLoss: async () => {
      if (isFileThere()) await writeAheadLog.restore(writeBack)
      return lossNow()
    },
    hasRoom,
    // The file is this process's alone.
    claimed: (_, work) => work(),
    afterErasing,
  }
}

/** Writes the write-ahead log into the database file, and empties it. */
const EMPTY_LOG = Prisma.sql`PRAGMA wal_checkpoint(TRUNCATE)`

/** The file at the path; null where there is none, or an empty one. */
function contentAt(path: string): FileId | null {
  const found = fileAt(path)
  return found !== null && found.size > 0 ? found : null
}
