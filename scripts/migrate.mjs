// Applies prisma/migrations to the SQLite file, in the layout of Prisma's own `_prisma_migrations`, so that the Prisma CLI
// and this runner agree on what is applied. Needs no schema engine, which Prisma would have to download.
import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, SettingsError } from './settings.mjs'

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/**
 * Brings the database file up to date. An existing database is copied beside itself first. Refuses, with a SettingsError,
 * a database with a failed migration, with a changed one, or from a newer version than this.
 */
export async function migrate(databaseFile, folder = path.join(ROOT, 'prisma/migrations')) {
  const { createClient } = await import('@libsql/client')
  const isNew = !existsSync(databaseFile) || statSync(databaseFile).size === 0
  const client = createClient({ url: pathToFileURL(databaseFile).href, timeout: 5000 })
  try {
    chmodSync(databaseFile, 0o600)
    await client.execute('PRAGMA journal_mode = WAL')
    await client.execute(TABLE)
    const pending = await findPending(client, databaseFile, readMigrations(folder))
    if (pending.length > 0 && !isNew) await backUp(client, databaseFile)
    for (const migration of pending) await apply(client, migration, databaseFile)
    return pending.map(({ name }) => name)
  } finally {
    client.close()
  }
}

function readMigrations(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

async function findPending(client, databaseFile, migrations) {
  const { rows } = await client.execute(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of rows) {
    if (finishedAt === null)
      throw new SettingsError(
        `The migration ${name} failed on ${databaseFile} at an earlier start. Put the copy beside it (*.backup-…) back in its place, and start again.`,
      )
    if (!known.has(name))
      throw new SettingsError(
        `${databaseFile} was written by a newer version of Connector Planner (migration ${name}). Start that version, or name another DATABASE_URL.`,
      )
    if (known.get(name).checksum !== checksum)
      throw new SettingsError(
        `The migration ${name} is not the one that was applied to ${databaseFile}. Restore the released prisma/migrations.`,
      )
  }
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !applied.has(name))
}

/** `VACUUM INTO` copies a consistent state, also of a database in use. */
async function backUp(client, databaseFile) {
  const file = `${databaseFile}.backup-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  rmSync(file, { force: true })
  await client.execute({ sql: 'VACUUM INTO ?', args: [file] })
  chmodSync(file, 0o600)
  console.log(`Copied the database to ${file} before migrating it.`)
}

/**
 * Not in one transaction: migrations that rebuild a table switch foreign keys off, which does nothing inside one, and the
 * rows of child tables would be lost. A failure is recorded and keeps the server from starting.
 */
async function apply(client, { name, script, checksum }, databaseFile) {
  const id = randomUUID()
  await client.execute({
    sql: 'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at) VALUES (?, ?, ?, ?)',
    args: [id, checksum, name, Date.now()],
  })
  try {
    await client.executeMultiple(script)
  } catch (error) {
    await client.execute({ sql: 'UPDATE "_prisma_migrations" SET logs = ? WHERE id = ?', args: [String(error), id] })
    throw new SettingsError(
      `The migration ${name} failed on ${databaseFile}: ${error.message}\nNothing is served. Put the copy beside it (*.backup-…) back in its place before starting again.`,
    )
  }
  await client.execute({
    sql: 'UPDATE "_prisma_migrations" SET finished_at = ?, applied_steps_count = 1 WHERE id = ?',
    args: [Date.now(), id],
  })
}
