import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { runApart } from '#scripts/database/apart'
import { openSqlite } from '#scripts/database/sqlite'

/** Gives every test a new folder; its path is known once a test runs. */
export function withFolder() {
  const given = { folder: '' }
  beforeEach(() => {
    given.folder = mkdtempSync(path.join(tmpdir(), 'planner-database-'))
  })
  afterEach(() => rmSync(given.folder, { recursive: true, force: true }))
  return given
}

/** Runs SQL on a file and returns the rows of the last statement. */
export async function query(file, ...statements) {
  const client = await openSqlite(file)
  try {
    let rows = []
    for (const statement of statements) ({ rows } = await client.execute(statement))
    return rows.map((row) => ({ ...row }))
  } finally {
    client.close()
  }
}

/** A document with what a text format could spoil: line ends of every kind, quotes, an emoji, and characters nobody sees. */
export const ODD_DOCUMENT = JSON.stringify({ title: 'Zeile\u2028\u2029\r\n"\\ \u{1F4E7} \u200b\u0000 ü' })

/**
 * A migrated database with the scenario `s`, a revision for every document, the working share link `l` and the session `t`.
 * It is made in a process of its own, so that no connection to it stays open.
 */
export const makeDatabase = (file, documents = ['{}', ODD_DOCUMENT]) =>
  runApart('testing/sample-database-maker.mjs', 'make', file, documents)
