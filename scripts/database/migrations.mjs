// The migrations of this program, one folder each, in the order of their names. Those of PostgreSQL have the same names as
// those of SQLite and make the same columns, so that a backup of one database is filled into the other.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ExpectedError } from '#scripts/expected-error'
import { ROOT } from '#scripts/settings'

export const MIGRATIONS = path.join(ROOT, 'prisma/migrations')
export const POSTGRESQL_MIGRATIONS = path.join(ROOT, 'prisma/postgresql/migrations')

/** Every migration of a folder with its SQL and the checksum that Prisma stores for it. */
export function readMigrations(folder = MIGRATIONS) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

/**
 * Those of `migrations` that a database lacks. `rows` are the migrations that it has, from Prisma's table. Throws an
 * ExpectedError where one has failed, was changed, or is of a newer version; `afterFailure` says what to do about the first.
 */
export function pendingMigrations(rows, migrations, { database, afterFailure }) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at: finishedAt } of rows) {
    if (finishedAt === null)
      throw new ExpectedError(`The migration ${name} failed on ${database} at an earlier start. ${afterFailure()}`)
    if (!known.has(name))
      throw new ExpectedError(
        `${database} was written by a newer version of Connector Planner (migration ${name}). Start that version, or name another DATABASE_URL.`,
      )
    if (known.get(name).checksum !== checksum)
      throw new ExpectedError(
        `The migration ${name} is not the one that was applied to ${database}. Restore the released ${path.relative(ROOT, MIGRATIONS)}.`,
      )
  }
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !applied.has(name))
}

/** The names of all tables that migrations have ever made, so that others in the same schema are let alone. */
export const tablesMadeBy = (migrations) =>
  new Set(migrations.flatMap(({ script }) => Array.from(script.matchAll(MADE), ([, name]) => name)))

const MADE = /\b(?:CREATE TABLE|RENAME TO) "(\w+)"/g
