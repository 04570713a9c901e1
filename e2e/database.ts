import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { newDatabase } from '#scripts/testing/new-database'
import { query } from '#scripts/testing/postgresql'

/** The database of one server under test. */
export type TestDatabase = {
  /** settings that name it */
  readonly env: Readonly<Record<string, string>>
  /** changes what is stored, by SQL with a `?` for every argument */
  readonly change: (sql: string, args: string[]) => Promise<void>
  readonly remove: () => Promise<unknown>
}

/** The server on which new databases are made; null while they are files of SQLite. Each worker of Playwright has its own. */
let administration: string | null = null

/** From now on servers under test keep their data in databases of this PostgreSQL; null: in files of SQLite again. */
export function useDatabaseServer(url: string | null): void {
  administration = url
}

/** The database of a server with this data folder. */
export const databaseIn = (dataFolder: string): Promise<TestDatabase> | TestDatabase =>
  administration === null ? fileIn(dataFolder) : databaseOn(administration)

function fileIn(dataFolder: string): TestDatabase {
  const url = pathToFileURL(path.join(dataFolder, 'planner.db')).href
  const change = async (sql: string, args: string[]) => {
    const client = createClient({ url, timeout: 5000 })
    await client.execute({ sql, args })
    client.close()
  }
  return { env: {}, change, remove: async () => undefined }
}

async function databaseOn(server: string): Promise<TestDatabase> {
  const { url, remove } = await newDatabase(server)
  const change = async (sql: string, args: string[]) => {
    let place = 0
    await query(
      url,
      sql.replaceAll('?', () => `$${++place}`),
      args,
    )
  }
  return { env: { DATABASE_URL: url }, change, remove }
}
