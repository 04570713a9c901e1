import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#scripts/settings'
import { makeDatabase, query, withFolder } from '#scripts/testing/sample-database'
import { checkContent, checkFile } from './check.mjs'
import { readMigrations } from './migrations.mjs'

const given = withFolder()
const file = () => path.join(given.folder, 'planner.db')
const KNOWN = readMigrations().map(({ name }) => name)

/** What a check says, with the path of the database as FILE and its folder as FOLDER. */
const said = (message) => message.replaceAll(file(), 'FILE').replaceAll(given.folder, 'FOLDER')

const template = mkdtempSync(path.join(tmpdir(), 'planner-template-'))
beforeAll(() => makeDatabase(path.join(template, 'planner.db')))
afterAll(() => rmSync(template, { recursive: true, force: true }))
const bytes = () => readFileSync(path.join(template, 'planner.db'))

function fileFailure(isUsed = true) {
  try {
    return checkFile(file(), isUsed) ? 'a database' : 'none yet'
  } catch ({ message }) {
    return said(message)
  }
}

describe('the place of the database', () => {
  it('may hold nothing, or an empty file, before a server has used the data folder', () => {
    expect(fileFailure(false)).toBe('none yet')
    writeFileSync(file(), '')
    expect(fileFailure(false)).toBe('none yet')
  })

  it('may hold a database at any time', () => {
    writeFileSync(file(), bytes())
    expect([fileFailure(false), fileFailure(true)]).toEqual(['a database', 'a database'])
  })

  it.each([
    ['missing', () => {}, 'The database FILE is missing, although this data folder was used before.'],
    [
      'empty',
      () => writeFileSync(file(), ''),
      'The database FILE is empty (0 bytes), although this data folder was used before.',
    ],
    ['a folder', () => mkdirSync(file()), 'FILE is a folder, not a database.'],
    [
      'a text',
      () => writeFileSync(file(), 'Hello, I am a text.'),
      'FILE is no SQLite database, or its first page is damaged.',
    ],
    ['short', () => writeFileSync(file(), 'SQLite'), 'FILE is no SQLite database, or its first page is damaged.'],
    [
      'a database with a damaged header',
      () => writeFileSync(file(), bytes().fill(0, 0, 100)),
      'FILE is no SQLite database, or its first page is damaged.',
    ],
  ])('is refused with its reason when it is %s', (_, make, reason) => {
    make()
    const failure = fileFailure()
    expect(failure).toContain(reason)
    expect(failure.split('\n')).toHaveLength(1)
  })

  it('is refused when a file stands where its folder should be', () => {
    writeFileSync(path.join(given.folder, 'data'), '')
    expect(() => checkFile(path.join(given.folder, 'data/planner.db'), true)).toThrow(/cannot be reached: ENOTDIR/)
  })

  it.each([
    ['file', () => chmodSync(file(), 0o400), 'FILE cannot be read and written (EACCES).'],
    ['folder', () => chmodSync(given.folder, 0o500), 'FOLDER cannot be read and written (EACCES).'],
  ])('is refused when its %s is read-only', (_, protect, reason) => {
    writeFileSync(file(), bytes())
    protect()
    expect(said(checkAsOtherUser())).toContain(reason)
    chmodSync(given.folder, 0o700)
  })
})

/** Checks as a user without root's rights: as the present one, or as nobody, to whom the files are given. */
function checkAsOtherUser() {
  const nobody = 65_534
  const isRoot = process.getuid() === 0
  if (isRoot) for (const place of [file(), given.folder]) chownSync(place, nobody, nobody)
  const script = `import { checkFile } from '#scripts/database/check'
    if (${isRoot}) process.setuid(${nobody})
    try { checkFile(${JSON.stringify(file())}, true) } catch ({ message }) { console.log(message) }`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' })
}

const contentFailure = () =>
  checkContent(file(), KNOWN).then(
    () => 'none',
    ({ message }) => said(message),
  )

describe('the content of the database', () => {
  it('is accepted when every page is readable and the tables are of this program', async () => {
    writeFileSync(file(), bytes())
    expect(await contentFailure()).toBe('none')
  })

  it('is accepted when a first start was broken off before its migration', async () => {
    await query(file(), 'CREATE TABLE "_prisma_migrations" (migration_name TEXT)')
    expect(await contentFailure()).toBe('none')
  })

  it.each([
    ['a page is overwritten', (all) => all.fill(0xaa, 4096, 8192)],
    ['its end is missing', (all) => all.subarray(0, 3 * 4096 + 100)],
    ['its page size is damaged', (all) => all.fill(0xff, 16, 18)],
  ])('is refused as damaged when %s', async (_, damage) => {
    writeFileSync(file(), damage(bytes()))
    const failure = await contentFailure()
    expect(failure).toMatch(
      /^The database FILE is damaged \(.*\)\. Restore a backup with "npm run restore -- <backup>", which keeps this file\.$/,
    )
  })

  it.each([
    ['without migrations', ['CREATE TABLE customers (id)']],
    [
      'with migrations of its own',
      [
        'CREATE TABLE "_prisma_migrations" (migration_name TEXT)',
        `INSERT INTO "_prisma_migrations" VALUES ('2020_other')`,
        'CREATE TABLE customers (id)',
      ],
    ],
  ])('is refused when it is of another program %s', async (_, statements) => {
    await query(file(), ...statements)
    expect(await contentFailure()).toMatch(
      /^The database FILE belongs to another program \(it has the table \w+\)\. Name another/,
    )
  })
})
