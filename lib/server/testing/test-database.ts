import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { database } from '#lib/server/store/database'

/**
 * Gives the tests of one file a real SQLite file, migrated as at a start. The tests share it, so each has to work on
 * scenarios that it made.
 */
export function withTestDatabase(): { readonly file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-store-'))
  const file = path.join(folder, 'planner.db')
  process.env.DATABASE_URL = pathToFileURL(file).href
  process.env.ACCESS_KEY = 'a-key-for-tests-only'
  beforeAll(async () => {
    const { migrate } = await import('#scripts/database/migrate')
    await migrate(file)
  })
  afterAll(async () => {
    await database().$disconnect()
    rmSync(folder, { recursive: true, force: true })
  })
  return { file }
}
