// Puts a backup in the place of an SQLite database. Everything is made and checked beside it first; what is replaced is kept.
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runApart } from '#scripts/database/apart'
import { isSqliteFile } from '#scripts/database/check'
import { lockDatabase } from '#scripts/database/lock'
import { MIGRATIONS } from '#scripts/database/migrations'
import { ExpectedError } from '#scripts/expected-error'
import { noGrants } from './grants.mjs'

/** A database in use is the file with two others that SQLite keeps beside it. */
const PARTS = ['', '-wal', '-shm']

/**
 * Restores `source`, a backup or a copy of a database file, to `databaseFile`. Share links and sessions that work in the
 * backup and no longer do in the database are ended; where there is no database that can be read, that is all of them.
 * `keepsLinks` keeps the share links of the backup. Returns `{ madeAt, counts, wrong, ended, replaced }`, where `replaced`
 * is the new path of what was there, or null. Throws an ExpectedError, and changes nothing, where the database is in use or
 * the backup is not whole.
 */
export async function restore({ source, databaseFile, keepsLinks, folder = MIGRATIONS }) {
  if (!existsSync(source)) throw new ExpectedError(`There is no backup ${source}.`)
  const unlock = await lockDatabase(databaseFile)
  const working = `${databaseFile}.restoring`
  try {
    remove(working)
    const backup = await backupOf(source, working)
    const current = await readCurrent(databaseFile)
    if (keepsLinks) current.shareLinks = null
    const options = { backup, file: `${working}.db`, folder, current }
    const filled = await runApart('backup/fill.mjs', 'fillDatabase', options)
    return { ...filled, replaced: swap(`${working}.db`, databaseFile) }
  } catch (error) {
    // A full disk, say.
    if (error.code === undefined) throw error
    throw new ExpectedError(`${source} was not restored: ${error.message}. The database is as it was.`)
  } finally {
    remove(working)
    await unlock()
  }
}

export function remove(working) {
  for (const name of ['.db', '.db-journal', '.jsonl', '.copy', '.copy-wal', '.copy-shm'])
    rmSync(working + name, { force: true })
}

/** The backup that `source` is; one made of it, beside `working`, where it is a copy of an SQLite file. */
export const backupOf = async (source, working) => (isSqliteFile(source) ? backUpCopy(source, working) : source)

/** A backup made of a copied database file, and of the log if it was copied too. The copy itself is not opened. */
async function backUpCopy(source, working) {
  copyFileSync(source, `${working}.copy`)
  if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${working}.copy-wal`)
  await runApart('backup/dump.mjs', 'dumpFile', `${working}.copy`, `${working}.jsonl`)
  return `${working}.jsonl`
}

/** What lets somebody in now; nothing where there is no database that can be read. */
async function readCurrent(databaseFile) {
  if (!existsSync(databaseFile) || !isReadableFile(databaseFile)) return noGrants()
  // A database that cannot be read is no reason to keep a backup from replacing it.
  return runApart('backup/grants.mjs', 'readGrants', databaseFile).catch(noGrants)
}

function isReadableFile(file) {
  try {
    return isSqliteFile(file)
  } catch {
    return false
  }
}

/** Moves the database and its log away together, and the new file into the place. */
function swap(file, databaseFile) {
  chmodSync(file, 0o600)
  synchronize(file)
  const replaced = `${databaseFile}.replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  const moved = PARTS.filter((part) => existsSync(databaseFile + part))
  for (const part of moved) renameSync(databaseFile + part, replaced + part)
  try {
    renameSync(file, databaseFile)
  } catch (error) {
    for (const part of moved) renameSync(replaced + part, databaseFile + part)
    throw error
  }
  // Windows opens no folders.
  if (process.platform !== 'win32') synchronize(path.dirname(databaseFile))
  return moved.length > 0 ? replaced : null
}

/** Waits until a file, or the names in a folder, are on the disk. */
function synchronize(place) {
  const handle = openSync(place, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
