import { randomBytes } from 'node:crypto'
import { test as base } from '#e2e/api-fixtures'
import { type StartedServer, startServer } from '#e2e/server'
import { newDatabase } from '#scripts/testing/new-database'
import { startPostgresql, type TestPostgresql } from '#scripts/testing/postgresql'

type Fixtures = {
  /** that of the worker */
  postgresql: TestPostgresql
  /** an empty database of it */
  databaseUrl: string
  /** starts another server process on that database, with a data folder of its own and the key that all share */
  join: () => Promise<StartedServer>
}

const PUBLIC_URL = 'http://planner.example'

/** Several server processes on one database, as behind a proxy that gives them one address. */
export const test = base.extend<Fixtures>({
  postgresql: async ({ databaseServer }, use) => {
    if (databaseServer === null) throw new Error('This project has no PostgreSQL.')
    await use(databaseServer)
  },
  databaseUrl: async ({ postgresql }, use) => use((await newDatabase(postgresql.url('postgres'))).url),
  join: async ({ databaseUrl }, use) => {
    const env = { DATABASE_URL: databaseUrl, PUBLIC_URL, ACCESS_KEY: randomBytes(24).toString('base64url') }
    const servers: StartedServer[] = []
    await use(async () => {
      const server = await startServer({ env })
      servers.push(server)
      return server
    })
    await Promise.all(servers.map(({ stop }) => stop()))
  },
})

/** The same on a PostgreSQL of the test alone, which it may stop. */
export const testAlone = test.extend<Pick<Fixtures, 'postgresql'>>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
  postgresql: async ({}, use) => {
    const started = await startPostgresql()
    await use(started)
    await started.remove()
  },
})
