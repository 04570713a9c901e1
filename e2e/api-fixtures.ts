import { type APIRequestContext, test as base, expect } from '@playwright/test'
import { startPostgresql, type TestPostgresql } from '#scripts/testing/postgresql'
import { useDatabaseServer } from './database'
import { endProcessesOfTest, type StartedServer, startServer } from './server'

export type WorkerFixtures = {
  /** a server for this worker alone, with a fresh database when the worker starts */
  server: StartedServer
  /** where the servers keep their data; projects of Playwright choose */
  engine: 'sqlite' | 'postgresql'
  /** the PostgreSQL of this worker; null where its project has none */
  databaseServer: TestPostgresql | null
  /** a name for who visits: tests with another name get another server, since a fresh database takes the language of its first visitor */
  visitor: string
}
type Fixtures = {
  /** calls the API as a script does, with the access key; paths from `/api/…` */
  api: APIRequestContext
  /** ends the processes of a test, also of one that failed; always active */
  noOrphans: undefined
}

/** What tests over HTTP and stories in a browser have in common. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  visitor: ['english', { option: true, scope: 'worker' }],
  engine: ['sqlite', { option: true, scope: 'worker' }],
  databaseServer: [
    async ({ engine }, use) => {
      const started = engine === 'postgresql' ? await startPostgresql() : null
      useDatabaseServer(started?.url('postgres') ?? null)
      await use(started)
      await started?.remove()
    },
    { scope: 'worker', auto: true, timeout: 60_000 },
  ],
  server: [
    async ({ visitor: _, databaseServer: __ }, use) => {
      // No test asks a name server that it has not started.
      const server = await startServer({ isShared: true, env: { DNS_LOOKUPS: 'off' } })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  noOrphans: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      await use(undefined)
      endProcessesOfTest()
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  api: async ({ playwright, server, locale }, use) => {
    const api = await playwright.request.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${server.key}`, 'accept-language': locale ?? 'en' },
    })
    await use(api)
    await api.dispose()
  },
})

export { expect }
