import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBackup } from '#scripts/backup/format'
import { migrate } from './migrate.mjs'

let folder
let file
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-migrate-'))
  file = path.join(folder, 'planner.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function migration(name, script) {
  mkdirSync(path.join(folder, 'migrations', name), { recursive: true })
  writeFileSync(path.join(folder, 'migrations', name, 'migration.sql'), script)
}
const run = () => migrate(file, path.join(folder, 'migrations'))

async function query(sql) {
  const client = createClient({ url: pathToFileURL(file).href })
  try {
    return (await client.execute(sql)).rows
  } finally {
    client.close()
  }
}
const backups = () => readdirSync(folder).filter((name) => name.includes('.backup-'))

const PARENT_AND_CHILD = `CREATE TABLE "Parent" ("id" TEXT PRIMARY KEY);
CREATE TABLE "Child" ("id" TEXT PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES "Parent" ("id") ON DELETE CASCADE);`
const REBUILD_PARENT = `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" ("id" TEXT PRIMARY KEY, "name" TEXT);
INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`

describe('migrating', () => {
  it('applies what is missing, in order, and nothing twice', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    migration('2_second', 'ALTER TABLE "A" ADD COLUMN "y" INTEGER; CREATE TABLE "B" ("x" INTEGER);')
    expect(await run()).toEqual(['1_first', '2_second'])
    expect(await run()).toEqual([])
    expect(await query('SELECT x, y FROM "A"')).toEqual([])
  })

  it('makes a file that only its owner can read, with a write-ahead log', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    await run()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await query('PRAGMA journal_mode'))[0].journal_mode).toBe('wal')
  })

  it('backs up a database that was migrated before, and not a new one', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    await run()
    expect(backups()).toEqual([])
    await query('INSERT INTO "A" VALUES (7)')
    migration('2_second', 'DROP TABLE "A";')
    await run()
    expect(backups()).toHaveLength(1)
    const backup = path.join(folder, backups()[0])
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    const entries = []
    for await (const entry of readBackup(backup)) entries.push(entry)
    expect(entries).toMatchObject([{ header: { migrations: ['1_first'] } }, { table: 'A' }, { row: [7] }])
  })

  it('keeps the rows that hang on a table which is rebuilt', async () => {
    migration('1_first', PARENT_AND_CHILD)
    await run()
    await query(`INSERT INTO "Parent" VALUES ('p')`)
    await query(`INSERT INTO "Child" VALUES ('c', 'p')`)
    migration('2_second', REBUILD_PARENT)
    await run()
    expect(await query('SELECT id FROM "Child"')).toHaveLength(1)
  })

  describe('that fails', () => {
    beforeEach(async () => {
      migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
      await run()
      await query('INSERT INTO "A" VALUES (7)')
      migration('2_second', 'CREATE TABLE "B" ("x" INTEGER PRIMARY KEY); DELETE FROM "A";')
    })

    const remove = (name) => rmSync(path.join(folder, 'migrations', name), { recursive: true })

    it('changes nothing, so that the earlier version starts as the message says', async () => {
      migration('3_third', 'CREATE TABLE "C" ("x" INTEGER PRIMARY KEY); ALTER TABLE "Nowhere" ADD COLUMN "y" INTEGER;')
      const failure = await run().catch(({ message }) => message)
      expect(failure).toMatch(/^The migration 3_third failed on .*planner\.db: SQLITE_ERROR: no such table: Nowhere\. /)
      expect(failure).toMatch(
        /The database is unchanged: start the version of Connector Planner that you used before\.$/,
      )
      expect(backups()).toEqual([])
      remove('2_second')
      remove('3_third')
      expect(await run()).toEqual([])
      expect(await query('SELECT x FROM "A"')).toEqual([{ x: 7 }])
      const tables = await query("SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('B', 'C')")
      expect(tables).toEqual([])
    })

    it('runs again at the next start, once its reason is gone', async () => {
      migration('3_third', 'ALTER TABLE "Nowhere" ADD COLUMN "y" INTEGER;')
      await expect(run()).rejects.toThrow('3_third failed')
      migration('3_third', 'CREATE TABLE "C" ("x" INTEGER PRIMARY KEY);')
      expect(await run()).toEqual(['2_second', '3_third'])
    })

    it('includes one that leaves rows without the rows they refer to', async () => {
      migration('3_third', PARENT_AND_CHILD)
      migration('4_fourth', `INSERT INTO "Child" VALUES ('c', 'nobody');`)
      await expect(run()).rejects.toThrow('4_fourth failed on')
    })
  })

  it('names the command that restores the copy which an earlier version left beside a failed migration', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    await run()
    writeFileSync(`${file}.backup-2026-01-01`, '')
    writeFileSync(`${file}.backup-2026-02-01`, '')
    await query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('2', '', '2_second')`)
    await expect(run()).rejects.toThrow(
      `The migration 2_second failed on ${file} at an earlier start. Restore the state before it, and start again: npm run restore -- "${file}.backup-2026-02-01"`,
    )
  })

  it('refuses a database of a newer version', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    migration('2_second', 'CREATE TABLE "B" ("x" INTEGER);')
    await run()
    rmSync(path.join(folder, 'migrations/2_second'), { recursive: true })
    await expect(run()).rejects.toThrow(/newer version/)
  })

  it('refuses a migration that was changed after it was applied', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER PRIMARY KEY);')
    await run()
    migration('1_first', 'CREATE TABLE "A" ("x" TEXT);')
    await expect(run()).rejects.toThrow(/not the one that was applied/)
  })

  it('applies the migrations of this project', async () => {
    const names = await migrate(file)
    expect(names).toContain('20261124040951_init')
    const tables = (await query("SELECT name FROM sqlite_master WHERE type = 'table'")).map(({ name }) => name)
    expect(tables).toEqual(expect.arrayContaining(['Scenario', 'Revision', 'ShareLink', 'Milestone']))
  })
})
