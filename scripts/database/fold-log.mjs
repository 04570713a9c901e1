import { existsSync, statSync } from 'node:fs'
import { ExpectedError } from '#scripts/expected-error'
import { openSqlite } from './sqlite.mjs'

/**
 * Writes what stands in the write-ahead log into the database file and empties the log, so that a copy of the file alone
 * holds everything. Throws an ExpectedError where another connection is still at work, or the file is gone.
 */
export async function foldLog(databaseFile) {
  // SQLite would make a new file, and drop the log of the old one.
  if (!existsSync(databaseFile) || statSync(databaseFile).size === 0)
    throw new ExpectedError(`${databaseFile} was removed or emptied while the server ran: restore a backup.`)
  // The index beside it is there as long as the server's own connection is, and so is the log unless somebody took it away.
  if (existsSync(`${databaseFile}-shm`) && !existsSync(`${databaseFile}-wal`))
    throw new ExpectedError(
      `${databaseFile}-wal was removed while the server ran, and the last saves with it: restore a backup.`,
    )
  const client = await openSqlite(databaseFile, 2_000)
  try {
    const { rows } = await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    if (Number(rows[0]?.busy) !== 0)
      throw new ExpectedError(
        `Another program reads ${databaseFile}, so the last saves are still in ${databaseFile}-wal. Copy both files, or start and stop the server again.`,
      )
  } finally {
    client.close()
  }
}
