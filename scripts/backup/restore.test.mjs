import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runApart } from '#scripts/database/apart'
import { lockDatabase } from '#scripts/database/lock'
import { migrate } from '#scripts/database/migrate'
import { MIGRATIONS, readMigrations } from '#scripts/database/migrations'
import { makeDatabase, ODD_DOCUMENT, query, withFolder } from '#scripts/testing/sample-database'
import { dumpFile } from './dump.mjs'
import { restore } from './restore.mjs'

const given = withFolder()
const DAY = '2026-03-01T10:00:00.000+00:00'
const NAMES = readMigrations().map(({ name }) => name)
const at = (...names) => path.join(given.folder, ...names)

const template = mkdtempSync(path.join(tmpdir(), 'planner-template-'))
beforeAll(async () => {
  await makeDatabase(path.join(template, 'planner.db'))
  await runApart('backup/dump.mjs', 'dumpFile', path.join(template, 'planner.db'), path.join(template, 'backup.jsonl'))
})
afterAll(() => rmSync(template, { recursive: true, force: true }))

/** A database, and a backup of it. */
function withBackup() {
  for (const name of ['planner.db', 'backup.jsonl']) copyFileSync(path.join(template, name), at(name))
  return { databaseFile: at('planner.db'), source: at('backup.jsonl') }
}

/** Runs SQL in a process of its own, so that no connection stays open. */
const change = (file, ...statements) => runApart('testing/sample-database.mjs', 'query', file, ...statements)
const withoutHeader = (backup) => readFileSync(backup, 'utf8').split('\n').slice(1, -2)
const leftovers = () =>
  readdirSync(given.folder).filter((name) => name.includes('restoring') || name.includes('partial'))

/** A database with the first migration only. */
async function makeOlderDatabase(file) {
  const first = at('migrations', NAMES[0])
  cpSync(path.join(MIGRATIONS, NAMES[0]), first, { recursive: true })
  await runApart('database/migrate.mjs', 'migrate', file, path.dirname(first))
  await change(file, `INSERT INTO "Scenario" VALUES ('s', 'Old', '', 1, 1, 1, 1, '${DAY}', '${DAY}', NULL)`)
}

async function failure(options) {
  try {
    await restore(options)
    return 'none'
  } catch (error) {
    return error.message
  }
}

describe('a backup of a database', () => {
  it('has every table before those that refer to it, and every document as it is stored', async () => {
    const { source } = withBackup()
    const lines = readFileSync(source, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const [header, ...rest] = lines
    expect(header).toMatchObject({ format: 'connector-planner-backup', formatVersion: 1, engine: 'sqlite' })
    expect(header.migrations).toEqual(NAMES)
    expect(rest.flatMap(({ table }) => table ?? [])).toEqual([
      'Milestone',
      'Scenario',
      'Revision',
      'Session',
      'ShareLink',
    ])
    expect(rest.filter((line) => line[0] === 's' && line[1] === 2).map((line) => line.slice(0, 6))).toEqual([
      ['s', 2, ODD_DOCUMENT, createHash('sha256').update(ODD_DOCUMENT).digest('hex'), '1', '2026-03-01T10:00:00.000Z'],
    ])
    expect(lines.at(-1).rows).toEqual({ Milestone: 0, Scenario: 1, Revision: 2, Session: 1, ShareLink: 1 })
  })

  it('names the revisions that do not match their hash', async () => {
    const { databaseFile } = withBackup()
    await query(databaseFile, `UPDATE "Revision" SET document = '{"x":1}' WHERE number = 1`)
    const { wrong } = await dumpFile(databaseFile, at('second.jsonl'))
    expect(wrong).toEqual(['revision 1 of scenario s'])
  })

  it('reads more rows than it asks for at a time', async () => {
    const { databaseFile } = withBackup()
    await query(
      databaseFile,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234)
        INSERT INTO "Milestone" SELECT printf('m%05d', i), '2026-03-01T10:00:00.000+00:00' FROM n`,
    )
    const { counts } = await dumpFile(databaseFile, at('second.jsonl'))
    expect(counts.Milestone).toBe(1234)
  })

  it('of a damaged database is refused in one sentence', async () => {
    const { databaseFile } = withBackup()
    writeFileSync(databaseFile, readFileSync(databaseFile).fill(0xaa, 4096))
    await expect(dumpFile(databaseFile, at('second.jsonl'))).rejects.toThrow(
      /^The database .* is damaged \(.*\)\. Restore/,
    )
  })

  it('that cannot be written is refused in one sentence', async () => {
    const { databaseFile } = withBackup()
    await expect(dumpFile(databaseFile, at('nowhere/b.jsonl'))).rejects.toThrow(
      /^The backup could not be written: ENOENT/,
    )
  })

  it('leaves no file behind when it fails', async () => {
    writeFileSync(at('planner.db'), '')
    await expect(dumpFile(at('planner.db'), at('backup.jsonl'))).rejects.toThrow('no such table')
    expect(readdirSync(given.folder).filter((name) => name.includes('backup'))).toEqual([])
  })
})

describe('a restore', () => {
  it('into an empty folder gives the same rows but sessions, in a file that only its owner can read', async () => {
    const { source } = withBackup()
    mkdirSync(at('new'))
    const restored = await restore({ source, databaseFile: at('new/planner.db'), keepsLinks: true })
    expect(restored).toMatchObject({
      counts: { Milestone: 0, Scenario: 1, Revision: 2, Session: 1, ShareLink: 1 },
      wrong: [],
      ended: { shareLinks: [], sessions: [{ id: 't' }] },
      replaced: null,
    })
    expect(statSync(at('new/planner.db')).mode & 0o777).toBe(0o600)
    await runApart('backup/dump.mjs', 'dumpFile', at('new/planner.db'), at('again.jsonl'))
    const isSession = (line) => line.startsWith('["t",')
    expect(withoutHeader(source).filter(isSession)).toHaveLength(1)
    expect(withoutHeader(at('again.jsonl'))).toEqual(withoutHeader(source).filter((line) => !isSession(line)))
    expect(leftovers()).toEqual([])
  })

  it('keeps the database that it replaces, with what was only in its log', async () => {
    const { databaseFile, source } = withBackup()
    await runApart('testing/unclosed.mjs', 'writeAndDie', databaseFile, `UPDATE "Scenario" SET title = 'Later'`).catch(
      () => undefined,
    )
    expect(statSync(`${databaseFile}-wal`).size).toBeGreaterThan(0)
    const { replaced } = await restore({ source, databaseFile, keepsLinks: false })
    expect(await query(databaseFile, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Switch' }])
    expect(await query(replaced, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Later' }])
  })

  it.each([
    ['revoked', `UPDATE "ShareLink" SET revokedAt = '2026-04-01T00:00:00.000+00:00'`],
    ['of a scenario that was deleted', `UPDATE "Scenario" SET deletedAt = '2026-04-01T00:00:00.000+00:00'`],
    ['removed', `DELETE FROM "ShareLink"`],
  ])('revokes a share link that was %s since the backup, and names it', async (_, statement) => {
    const { databaseFile, source } = withBackup()
    await change(databaseFile, statement)
    const { ended } = await restore({ source, databaseFile, keepsLinks: false })
    expect(ended.shareLinks).toMatchObject([{ id: 'l', scenarioId: 's', title: 'Switch' }])
    expect(await query(databaseFile, 'SELECT revokedAt FROM "ShareLink"')).toEqual([
      { revokedAt: expect.stringMatching(/^\d{4}-.*\+00:00$/) },
    ])
  })

  it('keeps the link of a scenario that was deleted before the backup and since, and ends it where it was revoked', async () => {
    const { databaseFile } = withBackup()
    const deleted = at('deleted.jsonl')
    await change(databaseFile, `UPDATE "Scenario" SET deletedAt = '${DAY}'`)
    await runApart('backup/dump.mjs', 'dumpFile', databaseFile, deleted)
    expect((await restore({ source: deleted, databaseFile, keepsLinks: false })).ended.shareLinks).toEqual([])
    await change(databaseFile, `UPDATE "ShareLink" SET revokedAt = '${DAY}'`)
    const { ended } = await restore({ source: deleted, databaseFile, keepsLinks: false })
    expect(ended.shareLinks).toMatchObject([{ id: 'l' }])
  })

  it('keeps a share link and a session that still work in the database', async () => {
    const { databaseFile, source } = withBackup()
    const { ended } = await restore({ source, databaseFile, keepsLinks: false })
    expect(ended).toEqual({ shareLinks: [], sessions: [] })
    expect(await query(databaseFile, 'SELECT revokedAt FROM "ShareLink"')).toEqual([{ revokedAt: null }])
  })

  it.each([
    ['missing', (file) => rmSync(file)],
    ['damaged', (file) => writeFileSync(file, 'no database at all, but longer than a header')],
    ['damaged behind its header', (file) => truncateSync(file, 4096)],
  ])('ends every share link and session where the database is %s', async (_, damage) => {
    const { databaseFile, source } = withBackup()
    damage(databaseFile)
    const { ended } = await restore({ source, databaseFile, keepsLinks: false })
    expect(ended).toMatchObject({ shareLinks: [{ id: 'l' }], sessions: [{ id: 't' }] })
    expect(await query(databaseFile, 'SELECT * FROM "Session"')).toEqual([])
  })

  it('takes a copy of a database file, and does not change it', async () => {
    const { databaseFile } = withBackup()
    copyFileSync(databaseFile, at('copy.db'))
    const before = readFileSync(at('copy.db'))
    await change(databaseFile, `UPDATE "Scenario" SET title = 'Later'`)
    await restore({ source: at('copy.db'), databaseFile, keepsLinks: false })
    expect(await query(databaseFile, 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Switch' }])
    expect(readFileSync(at('copy.db')).equals(before)).toBe(true)
    expect(leftovers()).toEqual([])
  })

  it('ends a session that was ended since the backup, and names its day', async () => {
    const { databaseFile, source } = withBackup()
    await change(databaseFile, 'DELETE FROM "Session"')
    const { ended } = await restore({ source, databaseFile, keepsLinks: false })
    expect(ended.sessions).toMatchObject([{ createdAt: '2026-03-01T10:00:00.000+00:00' }])
    expect(await query(databaseFile, 'SELECT * FROM "Session"')).toEqual([])
  })

  it('of a backup with fewer migrations leaves the others to the next start', async () => {
    await makeOlderDatabase(at('older.db'))
    await runApart('backup/dump.mjs', 'dumpFile', at('older.db'), at('older.jsonl'))
    await restore({ source: at('older.jsonl'), databaseFile: at('planner.db'), keepsLinks: true })
    expect(await migrate(at('planner.db'))).toEqual(NAMES.slice(1))
    expect(await query(at('planner.db'), 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Old' }])
  })

  describe('that is refused changes nothing:', () => {
    const unchanged = async ({ databaseFile, source }) => {
      const before = readFileSync(databaseFile)
      const message = await failure({ source, databaseFile, keepsLinks: false })
      expect(readFileSync(databaseFile).equals(before)).toBe(true)
      expect(leftovers()).toEqual([])
      expect(readdirSync(given.folder).filter((name) => name.includes('replaced'))).toEqual([])
      return message
    }

    it('a damaged backup', async () => {
      const { databaseFile, source } = withBackup()
      writeFileSync(source, readFileSync(source, 'utf8').replace('"Switch"', '"Switsh"'))
      expect(await unchanged({ databaseFile, source })).toMatch(/does not match its SHA-256/)
    })

    it('a backup of a newer version', async () => {
      const { databaseFile, source } = withBackup()
      writeFileSync(source, readFileSync(source, 'utf8').replace(NAMES.at(-1), '20991231_later'))
      expect(await unchanged({ databaseFile, source })).toMatch(
        /made by another version .* \(migration 20991231_later\)/,
      )
    })

    it('a database that a server uses', async () => {
      const { databaseFile, source } = withBackup()
      const unlock = await lockDatabase(databaseFile)
      expect(await unchanged({ databaseFile, source })).toMatch(/^Another process uses /)
      await unlock()
    })

    it('a backup that is not there', async () => {
      const { databaseFile } = withBackup()
      expect(await unchanged({ databaseFile, source: at('nowhere') })).toBe(`There is no backup ${at('nowhere')}.`)
    })

    it('a folder', async () => {
      const { databaseFile } = withBackup()
      expect(await unchanged({ databaseFile, source: given.folder })).toMatch(
        / was not restored: EISDIR.*\. The database is as it was\.$/,
      )
    })

    it('a copy of another program', async () => {
      const { databaseFile } = withBackup()
      await change(at('other.db'), 'CREATE TABLE x (y)')
      expect(await unchanged({ databaseFile, source: at('other.db') })).toMatch(
        /^The database .* cannot be opened: SQLITE_ERROR: no such table/,
      )
      expect(existsSync(at('other.db'))).toBe(true)
    })
  })
})
