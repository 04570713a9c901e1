import { afterAll } from 'vitest'
import { migrate } from '#scripts/database/postgresql/migrate'
import { readPostgresqlUrl } from '#scripts/database/postgresql/server'
import { newDatabase } from './new-database.mjs'

/** Gives the tests of one file new, empty databases of the PostgreSQL that vitest.config.ts starts. */
export function withDatabaseServer() {
  const made = []
  afterAll(() => Promise.all(made.map(({ remove }) => remove())))
  const empty = async () => {
    const database = await newDatabase(process.env.PLANNER_TEST_POSTGRESQL)
    made.push(database)
    return readPostgresqlUrl(database.url)
  }
  const migrated = async () => {
    const server = await empty()
    await migrate(server, { backUp: () => undefined })
    return server
  }
  return { empty, migrated }
}
