// One server process per SQLite file. The lock is an open transaction on a file of its own beside the database, so that
// readers such as a backup are not locked out. The system releases it when the process ends, however it ends.
import { existsSync, writeFileSync } from 'node:fs'
import { ExpectedError } from '#scripts/expected-error'
import { isBusy, openSqlite } from './sqlite.mjs'

/** Milliseconds to wait for a process that is just stopping. */
const PATIENCE = 3_000

/** Locks that this process holds: a client that nothing refers to would be closed by the garbage collector. */
const held = new Set()

/**
 * Locks the database file for this process until it ends or calls the returned function. Throws an ExpectedError where
 * another process has it.
 */
export async function lockDatabase(databaseFile, patience = PATIENCE) {
  const client = await open(databaseFile, patience)
  held.add(client)
  return async () => {
    await client.execute('ROLLBACK')
    client.close()
    held.delete(client)
  }
}

async function open(databaseFile, patience) {
  const file = `${databaseFile}.lock`
  try {
    if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
    const client = await openSqlite(file, patience)
    // Nothing is ever written, so no journal has to lie beside the lock.
    await client.execute('PRAGMA journal_mode = MEMORY')
    await client.execute('BEGIN EXCLUSIVE')
    return client
  } catch (error) {
    if (isBusy(error))
      throw new ExpectedError(
        `Another process uses ${databaseFile}: a server that runs already, or a restore. Stop it first, or name another DATA_DIR.`,
      )
    throw new ExpectedError(`${databaseFile} cannot be locked for this process: ${error.message}`)
  }
}
