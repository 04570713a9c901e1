// From a database to a backup.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { unreadable } from '#scripts/database/check'
import { openSqlite } from '#scripts/database/sqlite'
import { ExpectedError } from '#scripts/expected-error'
import { ROOT } from '#scripts/settings'
import { toBackup } from './columns.mjs'
import { writeBackup } from './format.mjs'
import { wrongRevisions } from './revisions.mjs'
import { sqliteRows } from './sqlite-rows.mjs'

/** How many primary keys are read at a time. */
const KEYS = 500

/** Makes a backup of an SQLite file that a server may be writing to. See `dumpDatabase`. */
export async function dumpFile(databaseFile, target) {
  const client = await openSqlite(databaseFile)
  try {
    return await dumpDatabase(sqliteRows(client), target)
  } catch (error) {
    if (String(error.code).startsWith('SQLITE_')) throw new ExpectedError(unreadable(databaseFile, error))
    throw unwritable(error)
  } finally {
    client.close()
  }
}

/** What is said where the backup itself could not be written; every other error as it is. */
export const unwritable = (error) =>
  error.syscall === undefined ? error : new ExpectedError(`The backup could not be written: ${error.message}`)

/**
 * Writes one consistent state of the database into a new file, whatever is saved meanwhile. The file gets its name when it
 * is complete. Returns how many rows each table has, and the revisions whose document does not match its hash.
 */
export async function dumpDatabase(database, target) {
  if (existsSync(target)) throw new ExpectedError(`${target} exists already. Name a new file for the backup.`)
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  const wrong = wrongRevisions()
  await database.query(database.snapshot)
  try {
    const counts = await writeBackup(partial, await describe(database), tablesOf(database, wrong))
    renameSync(partial, target)
    return { counts, wrong: wrong.found }
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    // SQLite ends the transaction itself where it finds a damaged page.
    await database.query('COMMIT').catch(() => undefined)
  }
}

async function describe(database) {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  return {
    program: version,
    madeAt: new Date().toISOString(),
    engine: database.engine,
    migrations: await migrationsOf(database),
  }
}

/** The applied migrations, in order. */
async function migrationsOf({ query, inOrder }) {
  const rows = await query(
    `SELECT migration_name AS name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name ${inOrder}`,
  )
  const failed = rows.find(({ finished_at: finishedAt }) => finishedAt === null)
  if (failed)
    throw new ExpectedError(`The migration ${failed.name} has failed on this database: it cannot be backed up.`)
  return rows.map(({ name }) => name)
}

async function* tablesOf(database, wrong) {
  for (const table of inDependencyOrder(await database.tables()))
    yield { name: table.name, columns: table.columns, rows: rowsOf(database, table, wrong) }
}

/** Each table after those that its foreign keys name. */
function inDependencyOrder(tables) {
  const ordered = new Set()
  const add = (table) => {
    if (table === undefined || ordered.has(table)) return
    for (const name of table.refersTo) if (name !== table.name) add(tables.find((other) => other.name === name))
    ordered.add(table)
  }
  for (const table of tables) add(table)
  return ordered
}

/** The rows of a table by primary key. They are read one by one, since a single document may have megabytes. */
async function* rowsOf(database, table, wrong) {
  const { name, columns, key } = table
  const sql = `SELECT ${quoted(Object.keys(columns))} FROM "${name}" WHERE (${quoted(key)}) = (${places(key)})`
  for await (const values of keysOf(database, table)) {
    const [row] = await database.query(sql, values)
    wrong.look(name, row)
    yield Object.entries(columns).map(([column, type]) => toBackup(type, row[column]))
  }
}

async function* keysOf({ query, inOrder }, { name, columns, key }) {
  // Texts by their bytes, so that a backup has the same order whatever database it is of.
  const sorted = key.map((column) => (columns[column] === 'text' ? `"${column}" ${inOrder}` : `"${column}"`)).join(', ')
  const select = `SELECT ${quoted(key)} FROM "${name}"`
  const order = `ORDER BY ${sorted} LIMIT ${KEYS}`
  let rows = await query(`${select} ${order}`)
  while (rows.length > 0) {
    const keys = rows.map((row) => key.map((column) => row[column]))
    yield* keys
    rows = await query(`${select} WHERE (${sorted}) > (${places(key)}) ${order}`, keys.at(-1))
  }
}

const quoted = (names) => names.map((name) => `"${name}"`).join(', ')
const places = (names) => names.map(() => '?').join(', ')
