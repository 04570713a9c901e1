import { POSTGRESQL_MIGRATIONS, readMigrations } from '#scripts/database/migrations'
import { ExpectedError } from '#scripts/expected-error'
import { connected } from './connection.mjs'
import { appliedMigrations } from './migrate.mjs'

const HISTORY = '_prisma_migrations'

/**
 * Looks into the database: its tables must be this program's, and `mayBeNew` says whether it may have none. Throws an
 * ExpectedError that says what is wrong.
 */
export function checkContent(server, mayBeNew) {
  return connected(server, async (client) => {
    const tables = await tablesOf(client)
    const applied = tables.includes(HISTORY) ? await appliedMigrations(client) : []
    const others = tables.filter((name) => name !== HISTORY)
    if (applied.length === 0 && others.length === 0) return requireNew(server, mayBeNew)
    const [first] = readMigrations(POSTGRESQL_MIGRATIONS)
    if (!applied.some((row) => row.migration_name === first.name))
      throw new ExpectedError(
        `The database ${server.name} belongs to another program (it has the table ${tables[0]}). Name another one in DATABASE_URL, or another schema of it with "?schema=planner" at its end.`,
      )
  })
}

function requireNew({ name }, mayBeNew) {
  if (mayBeNew) return
  throw new ExpectedError(
    `The database ${name} is empty, although this data folder was used before. Restore a backup with "npm run restore -- <backup>"; to begin with an empty database, start once with "npm start -- --new-database".`,
  )
}

/** The names of the tables in the schema. */
export async function tablesOf(client) {
  const { rows } = await client.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name',
  )
  return rows.map(({ name }) => name)
}
