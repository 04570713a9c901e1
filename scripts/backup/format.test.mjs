import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFolder } from '#scripts/testing/sample-database'
import { FORMAT_VERSION, readBackup, writeBackup } from './format.mjs'

const given = withFolder()
const fileNamed = (name) => path.join(given.folder, name)

const HEADER = { program: '0.1.0', madeAt: '2026-03-01T10:00:00.000Z', engine: 'sqlite', migrations: ['1_first'] }
const table = (name, rows, columns = { id: 'text', size: 'integer' }) => ({ name, columns, rows })

async function write(tables, file = fileNamed('backup.jsonl')) {
  await writeBackup(file, HEADER, tables)
  return file
}

async function read(file) {
  const entries = []
  for await (const entry of readBackup(file)) entries.push(entry)
  return entries
}

describe('a backup', () => {
  it('is read as it was written', async () => {
    const file = await write([
      table('A', [
        ['one', 1],
        ['two', null],
      ]),
      table('B', []),
    ])
    expect(await read(file)).toEqual([
      { header: { format: 'connector-planner-backup', formatVersion: 1, ...HEADER } },
      { table: 'A', columns: { id: 'text', size: 'integer' } },
      { row: ['one', 1] },
      { row: ['two', null] },
      { table: 'B', columns: { id: 'text', size: 'integer' } },
    ])
  })

  it('is a file that only its owner can read, and never replaces another', async () => {
    const file = await write([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(write([])).rejects.toThrow('EEXIST')
  })

  it('keeps every text', async () => {
    const rows = fc.sample(fc.string({ unit: 'binary' }), 200).map((text) => [text])
    const file = await write([table('A', rows, { text: 'text' })])
    expect((await read(file)).slice(2)).toEqual(rows.map((row) => ({ row })))
  })

  it('keeps rows that are larger than what is read at a time', async () => {
    const large = 'ü'.repeat(500_000)
    const file = await write([
      table('A', [
        [large, 1],
        [large, 2],
      ]),
    ])
    expect((await read(file)).slice(2)).toEqual([{ row: [large, 1] }, { row: [large, 2] }])
  })
})

describe('a backup that is not whole and unchanged', () => {
  const lines = async () =>
    readFileSync(
      await write([
        table('A', [
          ['one', 1],
          ['two', 2],
        ]),
      ]),
      'utf8',
    ).split('\n')

  async function failure(text) {
    const file = fileNamed('changed.jsonl')
    writeFileSync(file, text)
    return read(file).then(
      () => 'none',
      ({ message }) => message.replace(file, 'FILE'),
    )
  }

  it.each([
    ['is cut before its end', (all) => all.slice(0, -2), 'its end is missing'],
    ['is cut within a row', (all) => [...all.slice(0, 3), all[3].slice(0, 4)], 'line 4 cannot be read'],
    ['lacks a row', (all) => all.toSpliced(2, 1), 'its content does not match its SHA-256'],
    ['has a changed row', (all) => all.with(2, '["one",7]'), 'its content does not match its SHA-256'],
    ['has a row with too few values', (all) => all.with(2, '["one"]'), 'line 3 does not fit its table'],
    ['has a row before any table', (all) => all.toSpliced(1, 1), 'line 2 does not fit its table'],
    ['has the same table twice', (all) => all.toSpliced(4, 0, all[1]), 'it holds the table A twice'],
    ['has a line of another kind', (all) => all.with(2, '{"x":1}'), 'line 3 is neither table nor row'],
    ['goes on after its end', (all) => [...all.slice(0, -1), '["three",3]'], 'something follows its end'],
  ])('is refused when it %s', async (_, change, what) => {
    expect(await failure(change(await lines()).join('\n'))).toBe(
      `The backup FILE is damaged: ${what}. Nothing was restored; use another backup.`,
    )
  })

  it.each([
    ['empty file', ''],
    ['text', 'nothing of ours\n'],
    ['file of another program', '{"format":"other","formatVersion":1}\n'],
  ])('is told from an %s', async (_, text) => {
    expect(await failure(text)).toMatch(
      /^(FILE is no backup of Connector Planner\.|The backup FILE is damaged: its end is missing\.)/,
    )
  })

  it('of a newer format is refused with the way out', async () => {
    const newer = `{"format":"connector-planner-backup","formatVersion":${FORMAT_VERSION + 1}}\n`
    expect(await failure(newer)).toBe(
      'The backup FILE was made by a newer version of Connector Planner (format 2). Restore it with that version.',
    )
  })
})
