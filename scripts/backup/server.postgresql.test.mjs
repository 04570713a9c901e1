import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runApart } from '#scripts/database/apart'
import { MIGRATIONS, readMigrations } from '#scripts/database/migrations'
import { migrate } from '#scripts/database/postgresql/migrate'
import { join } from '#scripts/database/postgresql/presence'
import { query } from '#scripts/testing/postgresql'
import { makeDatabase, ODD_DOCUMENT, query as queryFile, withFolder } from '#scripts/testing/sample-database'
import { withDatabaseServer } from '#scripts/testing/with-database-server'
import { restore } from './restore.mjs'
import { dumpServer, restoreToServer } from './server.mjs'

const { empty, migrated } = withDatabaseServer()
const given = withFolder()
const at = (...names) => path.join(given.folder, ...names)

/** An SQLite database, and a backup of it. */
async function withBackup() {
  await makeDatabase(at('planner.db'))
  await runApart('backup/dump.mjs', 'dumpFile', at('planner.db'), at('backup.jsonl'))
  return at('backup.jsonl')
}
const restoring = (source, server, options = {}) =>
  restoreToServer({ source, server, dataFolder: given.folder, keepsLinks: false, ...options })
const select = (server, sql) => query(server.connectionString, sql)
const contentOf = (backup) => readFileSync(backup, 'utf8').split('\n').slice(1, -2)

describe('a backup of SQLite', () => {
  it('restored to PostgreSQL, backed up there and restored to SQLite holds the same documents, and its lines are equal', async () => {
    const source = await withBackup()
    const server = await empty()
    const restored = await restoring(source, server, { keepsLinks: true })
    expect(restored).toMatchObject({
      counts: { Scenario: 1, Revision: 2, ShareLink: 1, Session: 1 },
      wrong: [],
      replaced: null,
    })
    expect(restored.ended).toEqual({ shareLinks: [], sessions: [expect.objectContaining({ id: 't' })] })
    expect(await migrate(server, { backUp: () => undefined })).toEqual([])

    expect(await dumpServer(server, at('again.jsonl'))).toMatchObject({ wrong: [] })
    expect(statSync(at('again.jsonl')).mode & 0o777).toBe(0o600)
    const isSession = (line) => line.startsWith('["t"')
    expect(contentOf(at('again.jsonl'))).toEqual(contentOf(source).filter((line) => !isSession(line)))

    await restore({ source: at('again.jsonl'), databaseFile: at('back.db'), keepsLinks: true })
    const documents = await queryFile(at('back.db'), 'SELECT document, hash FROM "Revision" ORDER BY number')
    expect(documents).toEqual(
      await queryFile(at('planner.db'), 'SELECT document, hash FROM "Revision" ORDER BY number'),
    )
    expect(documents[1].document).toBe(ODD_DOCUMENT)
  })

  it('is made of a copy of its file, too', async () => {
    await makeDatabase(at('planner.db'))
    const server = await empty()
    await restoring(at('planner.db'), server)
    expect(await select(server, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Switch' }])
    expect(readdirSync(given.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
  })
})

describe('a restore to PostgreSQL', () => {
  it('backs up what it replaces, and ends what was ended since the backup', async () => {
    const source = await withBackup()
    const server = await empty()
    await restoring(source, server, { keepsLinks: true })
    await select(server, `INSERT INTO "Session" VALUES ('t', now(), now() + interval '1 day')`)
    await select(server, `UPDATE "ShareLink" SET "revokedAt" = now()`)
    await select(server, `UPDATE "Scenario" SET title = 'Later'`)
    const { ended, replaced } = await restoring(source, server)
    expect(ended).toEqual({ shareLinks: [expect.objectContaining({ id: 'l', title: 'Switch' })], sessions: [] })
    expect(await select(server, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Switch' }])
    expect(replaced).toMatch(/\/backups\/replaced-.*\.jsonl$/)
    expect(readFileSync(replaced, 'utf8')).toContain('"Later"')
  })

  it('lets other tables of the schema alone', async () => {
    const server = await migrated()
    await select(server, 'CREATE TABLE invoices (id int)')
    await restoring(await withBackup(), server)
    expect(await select(server, 'SELECT count(*)::int AS count FROM invoices')).toEqual([{ count: 0 }])
  })

  it('leaves the migrations that the backup lacks to the next start', async () => {
    const source = await withBackup()
    const [first] = readMigrations().map(({ name }) => name)
    const older = readFileSync(source, 'utf8').split('\n')
    const header = { ...JSON.parse(older[0]), migrations: [first] }
    const { writeBackup } = await import('./format.mjs')
    await writeBackup(at('older.jsonl'), header, [])
    const server = await migrated()
    await restoring(at('older.jsonl'), server)
    const applied = await migrate(server, { backUp: () => undefined })
    expect([first, ...applied]).toEqual(readMigrations(MIGRATIONS).map(({ name }) => name))
  })

  describe('that is refused changes nothing:', () => {
    const unchanged = async (wrong, server, source = at('backup.jsonl')) => {
      await restoring(source, server)
      const message = await restoring(wrong, server).catch((error) => error.message)
      expect(await select(server, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Switch' }])
      expect(readdirSync(given.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
      return message
    }

    it('a damaged backup', async () => {
      const source = await withBackup()
      writeFileSync(at('damaged.jsonl'), readFileSync(source, 'utf8').replace('"Switch"', '"Switsh"'))
      expect(await unchanged(at('damaged.jsonl'), await empty())).toMatch(/does not match its SHA-256/)
    })

    it('a backup whose rows refer to none', async () => {
      const source = await withBackup()
      const { readBackup, writeBackup } = await import('./format.mjs')
      const tables = []
      let header
      for await (const entry of readBackup(source)) {
        if (entry.header) header = entry.header
        else if (entry.table) tables.push({ name: entry.table, columns: entry.columns, rows: [] })
        else if (tables.at(-1).name !== 'Scenario') tables.at(-1).rows.push(entry.row)
      }
      await writeBackup(at('dangling.jsonl'), header, tables)
      expect(await unchanged(at('dangling.jsonl'), await empty())).toMatch(
        /rows of Revision refer to rows that it does not hold/,
      )
    })

    it('a database that a server uses', async () => {
      const server = await migrated()
      const leave = await join(server)
      await expect(restoring(await withBackup(), server)).rejects.toThrow(/^Another process uses the database test_/)
      await leave()
      expect(await select(server, 'SELECT count(*)::int AS count FROM "Scenario"')).toEqual([{ count: 0 }])
    })

    it('a backup that is not there, and a folder', async () => {
      await withBackup()
      const server = await empty()
      expect(await unchanged(at('nowhere'), server)).toBe(`There is no backup ${at('nowhere')}.`)
      expect(await unchanged(given.folder, server)).toMatch(
        / was not restored: EISDIR.*\. The database is as it was\.$/,
      )
    })
  })
})

describe('a backup of PostgreSQL', () => {
  it('is refused where there is nothing yet, or nobody answers', async () => {
    const server = await empty()
    await expect(dumpServer(server, at('x.jsonl'))).rejects.toThrow(/There are no tables of Connector Planner/)
    const away = { ...server, connectionString: server.connectionString.replace(/:\d+\//, ':9/') }
    await expect(dumpServer(away, at('x.jsonl'))).rejects.toThrow(
      /^The database test_\w+ at .* cannot be reached \(ECONNREFUSED\)\.$/,
    )
    expect(readdirSync(given.folder)).toEqual([])
  })
})
