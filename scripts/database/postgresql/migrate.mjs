// Applies prisma/postgresql/migrations, in the layout of Prisma's own `_prisma_migrations`.
import { randomUUID } from 'node:crypto'
import { POSTGRESQL_MIGRATIONS, pendingMigrations, readMigrations } from '#scripts/database/migrations'
import { ExpectedError } from '#scripts/expected-error'
import { connected, isAway } from './connection.mjs'
import { lock, MIGRATING } from './locks.mjs'

export const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

/**
 * Brings the database up to date and returns the names of the migrations it applied: all that were missing, or none. Where
 * several processes call it at once, one migrates and the others wait. `backUp` is called with the connection before a
 * database that holds something is changed. Throws an ExpectedError, and leaves the database as it is, where a migration
 * fails or was changed, or where the database comes from a newer version than this.
 */
export function migrate(server, { backUp, folder = POSTGRESQL_MIGRATIONS }) {
  return connected(server, async (client) => {
    await lock(client, MIGRATING)
    await client.query(MIGRATION_TABLE)
    const rows = await appliedMigrations(client)
    const pending = pendingMigrations(rows, readMigrations(folder), {
      database: `The database ${server.name}`,
      afterFailure: () => 'Settle it with "prisma migrate resolve", or restore a backup.',
    })
    if (pending.length === 0) return []
    if (rows.length > 0) await backUp(client)
    await inTransaction(client, () => applyAll(client, pending, server.name))
    return pending.map(({ name }) => name)
  })
}

/** What Prisma's table says of the migrations of the database. */
export async function appliedMigrations(client) {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  )
  return rows
}

/** Does work in a transaction, which changes nothing where it fails; answers the result of the work. */
export async function inTransaction(client, work) {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Applies migrations in the transaction that the caller has begun. Throws an ExpectedError for one that fails. */
export async function applyAll(client, migrations, database) {
  for (const { name, script, checksum } of migrations)
    try {
      const startedAt = new Date()
      await client.query(script)
      await client.query(
        'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, 1)',
        [randomUUID(), checksum, name, startedAt, new Date()],
      )
    } catch (error) {
      if (error.code === undefined || isAway(error)) throw error
      throw new ExpectedError(
        `The migration ${name} failed on the database ${database}: ${error.message}. The database is unchanged: start the version of Connector Planner that you used before.`,
      )
    }
}
