// Backing up and restoring a PostgreSQL database.
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { POSTGRESQL_MIGRATIONS, readMigrations, tablesMadeBy } from '#scripts/database/migrations'
import { tablesOf } from '#scripts/database/postgresql/check'
import { connected, isAway } from '#scripts/database/postgresql/connection'
import { SERVING, tryAlone } from '#scripts/database/postgresql/locks'
import { applyAll, inTransaction, MIGRATION_TABLE } from '#scripts/database/postgresql/migrate'
import { ExpectedError } from '#scripts/expected-error'
import { dumpDatabase, unwritable } from './dump.mjs'
import { danglingRows, fill } from './fill.mjs'
import { endOthers, grantsIn, noGrants } from './grants.mjs'
import { postgresqlRows } from './postgresql-rows.mjs'
import { backupOf, remove } from './restore.mjs'

const HISTORY = '_prisma_migrations'
/** PostgreSQL's code for a row that refers to none. */
const DANGLING = '23503'

/** Makes a backup of a database that servers may be writing to. See `dumpDatabase`. */
export function dumpServer(server, target) {
  return reached(server, async (client) => {
    if (!(await tablesOf(client)).includes(HISTORY))
      throw new ExpectedError(`There are no tables of Connector Planner in the database ${server.name} yet.`)
    return await dumpDatabase(await rowsOf(client), target).catch((error) => {
      throw unwritable(error)
    })
  })
}

/** Makes a backup, in the data folder, of a database that this connection is about to change; answers its file. */
export async function dumpBeforeChange(client, dataFolder, reason) {
  const folder = path.join(dataFolder, 'backups')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${reason}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`)
  await dumpDatabase(await rowsOf(client), file)
  return file
}

const rowsOf = (client) => {
  const own = tablesMadeBy(readMigrations(POSTGRESQL_MIGRATIONS))
  return postgresqlRows(client, (name) => own.has(name))
}

/**
 * Restores `source`, a backup or a copy of an SQLite file, to the database, in one transaction. What was there is backed up
 * into the data folder first. Share links and sessions are ended as `restore` ends them, and the answer is of the same shape.
 * Throws an ExpectedError, and changes nothing, where a server uses the database or the backup is not whole.
 */
export async function restoreToServer({ source, server, dataFolder, keepsLinks, folder = POSTGRESQL_MIGRATIONS }) {
  if (!existsSync(source)) throw new ExpectedError(`There is no backup ${source}.`)
  const working = path.join(dataFolder, 'restoring')
  remove(working)
  try {
    return await reached(server, async (client) => {
      if (!(await tryAlone(client, SERVING)))
        throw new ExpectedError(
          `Another process uses the database ${server.name}: a server that runs already, or a restore. Stop it first.`,
        )
      const backup = await backupOf(source, working)
      const tables = await tablesOf(client)
      const replaced = tables.includes(HISTORY) ? await dumpBeforeChange(client, dataFolder, 'replaced') : null
      const options = { backup, folder, keepsLinks, isNew: replaced === null, name: server.name }
      return { ...(await inTransaction(client, () => replace(client, options))), replaced }
    })
  } catch (error) {
    // A full disk, say, or a folder in the place of the backup.
    if (error.syscall === undefined) throw error
    throw new ExpectedError(`${source} was not restored: ${error.message}. The database is as it was.`)
  } finally {
    remove(working)
  }
}

async function replace(client, { backup, folder, keepsLinks, isNew, name }) {
  const database = await rowsOf(client)
  const current = isNew ? noGrants() : await grantsIn(database)
  if (keepsLinks) current.shareLinks = null
  const begin = async (migrations) => {
    for (const table of [HISTORY, ...tablesMadeBy(readMigrations(folder))])
      await client.query(`DROP TABLE IF EXISTS "${table}" CASCADE`)
    await client.query(MIGRATION_TABLE)
    await applyAll(client, migrations, name)
  }
  try {
    const filled = await fill(database, { backup, folder, begin })
    return { ...filled, ended: await endOthers(database, current) }
  } catch (error) {
    throw error.code === DANGLING ? danglingRows(backup, error.table) : error
  }
}

/** Does work on a connection; a server that cannot be reached is said in one sentence. */
async function reached(server, work) {
  try {
    return await connected(server, work)
  } catch (error) {
    if (!isAway(error)) throw error
    throw new ExpectedError(`The database ${server.name} cannot be reached (${error.code ?? error.message}).`)
  }
}
