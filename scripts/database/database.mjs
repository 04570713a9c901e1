// What a start needs of its database, which is a file of SQLite or a server of PostgreSQL. The packages may not be
// installed when this is loaded, hence the late imports.
import { pathToFileURL } from 'node:url'
import { checkFile } from './check.mjs'

/**
 * The database that the settings name:
 * - `lookAtFirst(mayBeNew)` needs no packages. Throws an ExpectedError where there is nothing and `mayBeNew` is false.
 * - `claim()` makes a database that takes one server process only this process's.
 * - `open(mayBeNew)` brings it up to date. Rejects with the error of `isAway` while it cannot be used yet.
 * - `waiting` says that to whoever started the server, and `refusal` to whoever calls it meanwhile.
 * - `close()` lets go of it, when the last request has been answered.
 */
export function databaseOf(settings) {
  return settings.databaseServer === null ? sqliteFile(settings) : postgresqlServer(settings)
}

function sqliteFile({ databaseFile }) {
  let isChecked = false
  return {
    url: pathToFileURL(databaseFile).href,
    lookAtFirst(mayBeNew) {
      isChecked = !checkFile(databaseFile, !mayBeNew)
    },
    async claim() {
      const { lockDatabase } = await import('./lock.mjs')
      const { isBusy } = await import('./sqlite.mjs')
      await lockDatabase(databaseFile)
      if (isChecked) return
      try {
        await checkSqlite(databaseFile)
        isChecked = true
      } catch (error) {
        // Another program holds it: it is looked at when it is free.
        if (!isBusy(error)) throw error
      }
    },
    async open() {
      const { migrate } = await import('./migrate.mjs')
      if (!isChecked) await checkSqlite(databaseFile)
      isChecked = true
      await migrate(databaseFile)
    },
    isAway: async (error) => (await import('./sqlite.mjs')).isBusy(error),
    waiting: `Another program holds ${databaseFile}. The server starts when it has finished.`,
    refusal: 'The server is starting: another program holds its database. Try again in a few seconds.',
    // A copy of the database file of a stopped server holds everything.
    async close() {
      const { foldLog } = await import('./fold-log.mjs')
      await foldLog(databaseFile)
    },
  }
}

async function checkSqlite(databaseFile) {
  const { checkContent } = await import('./check.mjs')
  const { readMigrations } = await import('./migrations.mjs')
  await checkContent(
    databaseFile,
    readMigrations().map(({ name }) => name),
  )
}

function postgresqlServer({ databaseServer, dataFolder }) {
  let leave = async () => {}
  return {
    url: databaseServer.url,
    lookAtFirst() {},
    async claim() {},
    async open(mayBeNew) {
      const { checkContent } = await import('./postgresql/check.mjs')
      const { migrate } = await import('./postgresql/migrate.mjs')
      const { join } = await import('./postgresql/presence.mjs')
      await leave()
      leave = await join(databaseServer)
      await checkContent(databaseServer, mayBeNew)
      await migrate(databaseServer, { backUp: (client) => backUpBefore(client, dataFolder) })
    },
    isAway: async (error) => (await import('./postgresql/connection.mjs')).isAway(error),
    waiting: `The database ${databaseServer.name} cannot be reached, or is being restored. The server starts when it answers.`,
    refusal: 'The server is starting: its database cannot be reached. Try again in a few seconds.',
    close: () => leave(),
  }
}

async function backUpBefore(client, dataFolder) {
  const { dumpBeforeChange } = await import('#scripts/backup/server')
  const file = await dumpBeforeChange(client, dataFolder, 'before-migration')
  console.log(`Backed up the database to ${file} before migrating it.`)
}
