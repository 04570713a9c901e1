import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { database } from '#lib/server/store/database'

/** What a test file knows of its database. */
type TestDatabase = {
  /** reports whether a text stands anywhere in what the database keeps */
  readonly holds: (text: string) => Promise<boolean>
}

/**
 * Gives the tests of one file a real database, migrated as at a start: one of PostgreSQL in the project of that name
 * (vitest.config.ts), otherwise an SQLite file. The tests share it, so each has to work on scenarios that it made.
 */
export function withTestDatabase(): TestDatabase {
  const administration = process.env.PLANNER_TEST_POSTGRESQL
  return administration === undefined ? withTestFile() : withTestServer(administration)
}

/** An empty database needs no backup before it is migrated. */
export const NOTHING_TO_LOSE = { backUp: async () => undefined }

/** Gives the tests of one file a migrated SQLite file, whichever project runs them. */
export function withTestFile(): TestDatabase & { readonly file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-store-'))
  const file = path.join(folder, 'planner.db')
  use(pathToFileURL(file).href)
  beforeAll(async () => {
    const { migrate } = await import('#scripts/database/migrate')
    await migrate(file)
  })
  afterAll(async () => {
    await database().$disconnect()
    rmSync(folder, { recursive: true, force: true })
  })
  const holds = async (text: string) => [file, `${file}-wal`].some((name) => readFileSync(name).includes(text))
  return { file, holds }
}

function withTestServer(administration: string): TestDatabase {
  const made: { url: string; remove: () => Promise<unknown> } = { url: '', remove: async () => undefined }
  beforeAll(async () => {
    const { newDatabase } = await import('#scripts/testing/new-database')
    const { migrate } = await import('#scripts/database/postgresql/migrate')
    const { readPostgresqlUrl } = await import('#scripts/database/postgresql/server')
    Object.assign(made, await newDatabase(administration))
    use(made.url)
    await migrate(readPostgresqlUrl(made.url), NOTHING_TO_LOSE)
  })
  afterAll(async () => {
    await database().$disconnect()
    await made.remove()
  })
  const holds = async (text: string) => {
    const { query } = await import('#scripts/testing/postgresql')
    const tables = await query(
      made.url,
      `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public'`,
    )
    const found = tables.map(({ name }) =>
      query(made.url, `SELECT 1 FROM "${name}" AS r WHERE position($1 IN r::text) > 0`, [text]),
    )
    return (await Promise.all(found)).some((rows) => rows.length > 0)
  }
  return { holds }
}

function use(url: string): void {
  process.env.DATABASE_URL = url
  process.env.ACCESS_KEY = 'a-key-for-tests-only'
}
