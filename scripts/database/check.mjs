// What a start or a restore finds where the database should be, said in one sentence where it cannot be used.
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { ExpectedError } from '#scripts/expected-error'
import { isBusy, NO_WAITING, openSqlite } from './sqlite.mjs'

/** The first bytes of every SQLite file. */
const MAGIC = 'SQLite format 3\0'

const RESTORE = 'Restore a backup with "npm run restore -- <backup>"'

/**
 * Looks at the file without SQLite. Returns true where a database file stands, and false where none was made yet: there is
 * no file, or an empty one. `isUsed` says that there was a database before; then both are refused, since a server that
 * starts with nothing looks as if everything were lost. Throws an ExpectedError that says what is wrong.
 *
 * Must run before this process opens the file with SQLite: closing it here would release the locks of SQLite.
 */
export function checkFile(file, isUsed) {
  const found = stat(file)
  if (found === undefined || (found.isFile() && found.size === 0)) {
    if (!isUsed) return false
    const state = found === undefined ? 'is missing' : 'is empty (0 bytes)'
    throw new ExpectedError(
      `The database ${file} ${state}, although this data folder was used before. Put the file back, or restore a backup with "npm run restore -- <backup>"; to begin with an empty database, start once with "npm start -- --new-database".`,
    )
  }
  if (!found.isFile())
    throw new ExpectedError(
      `${file} is ${found.isDirectory() ? 'a folder' : 'no regular file'}, not a database. Move it away, or name another file in DATABASE_URL.`,
    )
  requireWritable(file)
  if (readStart(file) !== MAGIC)
    throw new ExpectedError(
      `${file} is no SQLite database, or its first page is damaged. ${RESTORE}, which keeps this file, or name another file in DATABASE_URL.`,
    )
  return true
}

function stat(file) {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch (error) {
    throw new ExpectedError(`${file} cannot be reached: ${error.message}`)
  }
}

function requireWritable(file) {
  for (const place of [file, path.dirname(file)])
    try {
      accessSync(place, constants.R_OK | constants.W_OK)
    } catch (error) {
      throw new ExpectedError(
        `${place} cannot be read and written (${error.code}). Give the user that runs this server both rights on the database file and its folder.`,
      )
    }
}

/** The first bytes of a file as text. */
export function readStart(file) {
  const bytes = Buffer.alloc(MAGIC.length)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes)
  } finally {
    closeSync(handle)
  }
  return bytes.toString('latin1')
}

export const isSqliteFile = (file) => readStart(file) === MAGIC

/**
 * Looks into a database file: every page must be readable, and its tables must be this program's. `known` holds the names
 * of this program's migrations. Throws an ExpectedError that says what is wrong, and SQLite's own error where another
 * program holds the file.
 */
export async function checkContent(file, known) {
  const client = await openSqlite(file, NO_WAITING)
  try {
    const { rows } = await client.execute('PRAGMA quick_check(1)')
    const [result] = Object.values(rows[0] ?? {})
    if (result !== 'ok') throw new ExpectedError(damaged(file, result))
    await requireOwn(client, file, known)
  } catch (error) {
    throw error instanceof ExpectedError || isBusy(error) ? error : new ExpectedError(unreadable(file, error))
  } finally {
    client.close()
  }
}

const damaged = (file, detail) =>
  `The database ${file} is damaged (${String(detail).replaceAll(/\s+/g, ' ').trim()}). ${RESTORE}, which keeps this file.`

/** Why SQLite could not read a database, from its error. */
export function unreadable(file, error) {
  if (isBusy(error)) return `Another program holds the database ${file}. Start again when it has finished.`
  if (/SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))) return damaged(file, error.message)
  return `The database ${file} cannot be opened: ${error.message}`
}

/** A database of this program has its first migration. Which others it has is for the migration to judge. */
async function requireOwn(client, file, known) {
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
  const tables = rows.map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'))
  if (tables.length === 0) return
  const applied = tables.includes('_prisma_migrations')
    ? (await client.execute('SELECT migration_name AS name FROM "_prisma_migrations"')).rows.map(({ name }) => name)
    : []
  // A first start that was broken off has the table of migrations and nothing else.
  if (tables.length === 1 && tables[0] === '_prisma_migrations' && applied.length === 0) return
  if (!applied.includes(known[0]))
    throw new ExpectedError(
      `The database ${file} belongs to another program (it has the table ${tables[0]}). Name another file in DATABASE_URL.`,
    )
}
