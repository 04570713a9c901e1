import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS, POSTGRESQL_MIGRATIONS, readMigrations } from '#scripts/database/migrations'
import { ExpectedError } from '#scripts/expected-error'
import { query } from '#scripts/testing/postgresql'
import { makeDatabase, query as queryFile } from '#scripts/testing/sample-database'
import { withDatabaseServer } from '#scripts/testing/with-database-server'
import { checkContent } from './check.mjs'
import { connected, isAway } from './connection.mjs'
import { SERVING, tryAlone } from './locks.mjs'
import { migrate } from './migrate.mjs'
import { join } from './presence.mjs'
import { readPostgresqlUrl } from './server.mjs'

const { empty, migrated } = withDatabaseServer()
const NAMES = readMigrations(POSTGRESQL_MIGRATIONS).map(({ name }) => name)
const withoutBackup = { backUp: () => undefined }

let folder
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-migrations-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const breakConnections = (server) =>
  query(
    server.connectionString,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )

describe('migrating', () => {
  it('is done by one of several processes that start at once', async () => {
    const server = await empty()
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(server, withoutBackup)))
    expect(applied.filter((names) => names.length > 0)).toEqual([NAMES])
    expect(await migrate(server, withoutBackup)).toEqual([])
  })

  it('gives the columns that SQLite has, in the same order', async () => {
    const server = await migrated()
    const file = path.join(folder, 'planner.db')
    await makeDatabase(file)
    const sqlite = await queryFile(
      file,
      `SELECT t.name AS "table", c.name AS "column", c."notnull" AS "isRequired" FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE '\\_prisma%' ESCAPE '\\' ORDER BY t.name, c.cid`,
    )
    const postgresql = await query(
      server.connectionString,
      `SELECT table_name AS "table", column_name AS "column", (is_nullable = 'NO')::int AS "isRequired"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
        ORDER BY table_name COLLATE "C", ordinal_position`,
    )
    expect(postgresql).toEqual(sqlite)
    expect(readMigrations(MIGRATIONS)).toHaveLength(NAMES.length)
  })

  it('backs up a database that holds something, and changes nothing where it fails', async () => {
    const server = await migrated()
    const migrations = path.join(folder, 'failing')
    cpSync(POSTGRESQL_MIGRATIONS, migrations, { recursive: true })
    mkdirSync(path.join(migrations, '20991231_later'))
    writeFileSync(
      path.join(migrations, '20991231_later/migration.sql'),
      'CREATE TABLE "Later" ("x" INTEGER); SELECT 1 / 0;',
    )
    let backups = 0
    const backUp = () => backups++
    await expect(migrate(server, { backUp, folder: migrations })).rejects.toThrow(
      /^The migration 20991231_later failed on the database test_\w+ at 127.0.0.1:\d+: division by zero\. The database is unchanged/,
    )
    expect(backups).toBe(1)
    expect(await query(server.connectionString, `SELECT to_regclass('"Later"') AS found`)).toEqual([{ found: null }])
    expect(await migrate(server, withoutBackup)).toEqual([])
  })

  it('refuses a database of a newer version, and one whose migration is another', async () => {
    const server = await migrated()
    const first = `"_prisma_migrations" SET`
    await query(
      server.connectionString,
      `UPDATE ${first} migration_name = '2099_new' WHERE migration_name = '${NAMES[1]}'`,
    )
    await expect(migrate(server, withoutBackup)).rejects.toThrow(/written by a newer version .* \(migration 2099_new\)/)
    await query(
      server.connectionString,
      `UPDATE ${first} migration_name = '${NAMES[1]}', checksum = 'x' WHERE migration_name = '2099_new'`,
    )
    await expect(migrate(server, withoutBackup)).rejects.toThrow(/is not the one that was applied/)
  })

  it('keeps to the schema that the address names', async () => {
    const server = await empty()
    await query(server.connectionString, 'CREATE SCHEMA "Mail team"')
    const inSchema = readPostgresqlUrl(`${server.connectionString}?schema=Mail%20team`)
    await migrate(inSchema, withoutBackup)
    await checkContent(inSchema, false)
    expect(await query(server.connectionString, 'SELECT count(*)::int AS count FROM "Mail team"."Scenario"')).toEqual([
      { count: 0 },
    ])
    expect(await query(server.connectionString, `SELECT to_regclass('public."Scenario"') AS found`)).toEqual([
      { found: null },
    ])
  })
})

describe('a start', () => {
  it('refuses an empty database where the data folder was used before', async () => {
    const server = await empty()
    await expect(checkContent(server, false)).rejects.toThrow(/ is empty, although this data folder was used before/)
    await checkContent(server, true)
  })

  it('refuses a database of another program', async () => {
    const server = await empty()
    await query(server.connectionString, 'CREATE TABLE invoices (id int)')
    await expect(checkContent(server, true)).rejects.toThrow(/belongs to another program \(it has the table invoices\)/)
  })

  const changed = (server, change) => {
    const url = new URL(server.url)
    change(url)
    return readPostgresqlUrl(url.href)
  }
  it.each([
    [
      'a wrong password',
      (url) => {
        url.password = 'wr0ng'
      },
      /refuses the user or the password/,
    ],
    [
      'an unknown user',
      (url) => {
        url.username = 'nobody'
      },
      /refuses the user or the password/,
    ],
    [
      'a database that is not there',
      (url) => {
        url.pathname = '/nowhere'
      },
      /^There is no database nowhere at 127\.0\.0\.1:\d+\. Create it/,
    ],
  ])('says in a sentence without secrets that it got %s', async (_, change, sentence) => {
    const server = changed(await empty(), change)
    const error = await connected(server, () => undefined).catch((caught) => caught)
    expect(error).toBeInstanceOf(ExpectedError)
    expect(error.message).toMatch(sentence)
    expect(error.message).not.toMatch(/secret-|wr0ng/)
  })

  it.each([
    [
      'nothing listens',
      (url) => {
        url.port = '9'
      },
    ],
    [
      'the name is unknown',
      (url) => {
        url.hostname = 'db.invalid'
      },
    ],
  ])('knows that it may try again where %s', async (_, change) => {
    const server = changed(await empty(), change)
    const error = await connected(server, () => undefined).catch((caught) => caught)
    expect(isAway(error)).toBe(true)
  })
})

describe('a serving process', () => {
  const isFree = (server) => connected(server, (client) => tryAlone(client, SERVING))

  it('keeps a restore out until it leaves, also after its connection broke', async () => {
    const server = await migrated()
    const [leave, leaveToo] = [await join(server), await join(server)]
    expect(await isFree(server)).toBe(false)
    await leaveToo()
    await breakConnections(server)
    await expect.poll(() => isFree(server), { timeout: 10_000 }).toBe(false)
    await leave()
    expect(await isFree(server)).toBe(true)
  })

  it('lets a restore in once it has left, also where it leaves while its connection is made anew', async () => {
    const server = await migrated()
    // The connection is made anew some milliseconds after it broke.
    for (let pause = 0; pause < 30; pause++) {
      const leave = await join(server)
      await breakConnections(server)
      await setTimeout(pause)
      await leave()
      await expect.poll(() => isFree(server), { timeout: 10_000 }).toBe(true)
    }
  })

  it('waits for a restore', async () => {
    const server = await migrated()
    await connected(server, async (client) => {
      await tryAlone(client, SERVING)
      const error = await join(server).catch((caught) => caught)
      expect([isAway(error), error.message]).toEqual([true, expect.stringContaining('is being restored')])
    })
    const leave = await join(server)
    await leave()
  })
})
