// Applies prisma/migrations to the SQLite file, in the layout of Prisma's own `_prisma_migrations`, so that the Prisma CLI
// and this runner agree on what is applied. Needs no schema engine, which Prisma would have to download.
import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { dumpDatabase } from '#scripts/backup/dump'
import { sqliteRows } from '#scripts/backup/sqlite-rows'
import { ExpectedError } from '#scripts/expected-error'
import { MIGRATIONS, pendingMigrations, readMigrations } from './migrations.mjs'
import { NO_WAITING, openSqlite } from './sqlite.mjs'

export const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/**
 * Brings the database file up to date and returns the names of the migrations it applied: all that were missing, or none.
 * A database that holds something is backed up beside itself first. Throws an ExpectedError, and leaves the database as it
 * is, where a migration fails or was changed, or where the database comes from a newer version than this; and SQLite's own
 * error where another program holds the file.
 */
export async function migrate(databaseFile, folder = MIGRATIONS) {
  const isNew = !existsSync(databaseFile) || statSync(databaseFile).size === 0
  const client = await openSqlite(databaseFile, NO_WAITING)
  try {
    chmodSync(databaseFile, 0o600)
    await client.execute('PRAGMA journal_mode = WAL')
    await client.execute(MIGRATION_TABLE)
    const pending = await findPending(client, databaseFile, readMigrations(folder))
    if (pending.length === 0) return []
    const backup = isNew ? null : await backUp(client, databaseFile)
    try {
      await applyAll(
        client,
        pending,
        (name, reason) => new ExpectedError(failedNow({ name, reason, databaseFile, isNew })),
      )
    } catch (error) {
      // Nothing has changed, and a start that is tried again and again must not fill the disk with backups.
      if (backup !== null) rmSync(backup)
      throw error
    }
    return pending.map(({ name }) => name)
  } finally {
    client.close()
  }
}

async function findPending(client, databaseFile, migrations) {
  const { rows } = await client.execute(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  return pendingMigrations(rows, migrations, {
    database: databaseFile,
    afterFailure: () => restoreAdvice(databaseFile),
  })
}

/** Versions up to 0.1.0 left a failed migration in the database, and a copy of the file from before it. */
function restoreAdvice(databaseFile) {
  const prefix = `${path.basename(databaseFile)}.backup-`
  const copies = readdirSync(path.dirname(databaseFile)).filter((file) => file.startsWith(prefix))
  const latest = copies.sort().at(-1)
  const source = latest === undefined ? '<backup>' : JSON.stringify(path.join(path.dirname(databaseFile), latest))
  return `Restore the state before it, and start again: npm run restore -- ${source}`
}

async function backUp(client, databaseFile) {
  const file = `${databaseFile}.backup-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`
  await dumpDatabase(sqliteRows(client), file)
  console.log(`Backed up the database to ${file} before migrating it.`)
  return file
}

function failedNow({ name, reason, databaseFile, isNew }) {
  const failure = `The migration ${name} failed on ${databaseFile}: ${reason}.`
  if (isNew) return `${failure} Nothing was stored.`
  return `${failure} The database is unchanged: start the version of Connector Planner that you used before.`
}

/**
 * Applies migrations in one transaction, so that a failure changes nothing. Foreign keys are switched off before it, since
 * a migration that rebuilds a table drops the old one, and with foreign keys that would delete the rows that refer to it.
 */
export async function applyAll(client, migrations, failure) {
  await client.execute('PRAGMA foreign_keys = OFF')
  const transaction = await client.transaction('write')
  let current = migrations[0]?.name
  try {
    for (const migration of migrations) {
      current = migration.name
      await apply(transaction, migration)
    }
    await transaction.commit()
  } catch (error) {
    throw failure(current, error.message)
  } finally {
    transaction.close()
  }
}

async function apply(transaction, { name, script, checksum }) {
  const startedAt = Date.now()
  await transaction.executeMultiple(script)
  const { rows } = await transaction.execute('PRAGMA foreign_key_check')
  if (rows.length > 0) throw new Error(`${rows.length} rows of ${rows[0].table} refer to rows that are gone`)
  await transaction.execute({
    sql: 'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
    args: [randomUUID(), checksum, name, startedAt, Date.now()],
  })
}
