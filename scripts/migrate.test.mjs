import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
    migration('2_second', 'ALTER TABLE "A" ADD COLUMN "y" INTEGER; CREATE TABLE "B" ("x" INTEGER);')
    expect(await run()).toEqual(['1_first', '2_second'])
    expect(await run()).toEqual([])
    expect(await query('SELECT x, y FROM "A"')).toEqual([])
  })

  it('makes a file that only its owner can read, with a write-ahead log', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
    await run()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await query('PRAGMA journal_mode'))[0].journal_mode).toBe('wal')
  })

  it('copies a database that has something in it before changing it', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
    await run()
    expect(backups()).toEqual([])
    migration('2_second', 'DROP TABLE "A";')
    await run()
    expect(backups()).toHaveLength(1)
    expect(statSync(path.join(folder, backups()[0])).mode & 0o777).toBe(0o600)
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

  it('records a failure, and refuses to go on until the copy is back', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
    await run()
    migration('2_second', 'CREATE TABLE "B" ("x" INTEGER); ALTER TABLE "Nowhere" ADD COLUMN "y" INTEGER;')
    await expect(run()).rejects.toThrow(/2_second failed/)
    await expect(run()).rejects.toThrow(/failed .* at an earlier start.*backup/)
  })

  it('refuses a database of a newer version', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
    migration('2_second', 'CREATE TABLE "B" ("x" INTEGER);')
    await run()
    rmSync(path.join(folder, 'migrations/2_second'), { recursive: true })
    await expect(run()).rejects.toThrow(/newer version/)
  })

  it('refuses a migration that was changed after it was applied', async () => {
    migration('1_first', 'CREATE TABLE "A" ("x" INTEGER);')
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
