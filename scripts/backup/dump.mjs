// From an SQLite database to a backup.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { unreadable } from '#scripts/database/check'
import { openSqlite } from '#scripts/database/sqlite'
import { ExpectedError } from '#scripts/expected-error'
import { ROOT } from '#scripts/settings'
import { toBackup, typeOf } from './columns.mjs'
import { writeBackup } from './format.mjs'
import { wrongRevisions } from './revisions.mjs'

/** How many primary keys are read at a time. */
const KEYS = 500

/** Makes a backup of a database file that a server may be writing to. See `dumpDatabase`. */
export async function dumpFile(databaseFile, target) {
  const client = await openSqlite(databaseFile)
  try {
    return await dumpDatabase(client, target)
  } catch (error) {
    if (String(error.code).startsWith('SQLITE_')) throw new ExpectedError(unreadable(databaseFile, error))
    if (error.code !== undefined) throw new ExpectedError(`The backup could not be written: ${error.message}`)
    throw error
  } finally {
    client.close()
  }
}

/**
 * Writes one consistent state of the database into a new file, whatever is saved meanwhile. The file gets its name when it
 * is complete. Returns how many rows each table has, and the revisions whose document does not match its hash.
 */
export async function dumpDatabase(client, target) {
  if (existsSync(target)) throw new ExpectedError(`${target} exists already. Name a new file for the backup.`)
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  const wrong = wrongRevisions()
  await client.execute('BEGIN')
  try {
    const header = await describe(client)
    const counts = await writeBackup(partial, header, tablesOf(client, wrong))
    renameSync(partial, target)
    return { counts, wrong: wrong.found }
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    // SQLite ends the transaction itself where it finds a damaged page.
    await client.execute('COMMIT').catch(() => undefined)
  }
}

async function describe(client) {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  return {
    program: version,
    madeAt: new Date().toISOString(),
    engine: 'sqlite',
    migrations: await migrationsOf(client),
  }
}

/** The applied migrations, in order. */
async function migrationsOf(client) {
  const { rows } = await client.execute(
    'SELECT migration_name AS name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  )
  const failed = rows.find(({ finished_at: finishedAt }) => finishedAt === null)
  if (failed)
    throw new ExpectedError(`The migration ${failed.name} has failed on this database: it cannot be backed up.`)
  return rows.map(({ name }) => name)
}

async function* tablesOf(client, wrong) {
  for (const name of await tablesInOrder(client)) {
    const { rows: info } = await client.execute(`PRAGMA table_info("${name}")`)
    const columns = Object.fromEntries(info.map((column) => [column.name, typeOf(name, column.name, column.type)]))
    const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    const keyNames = key.map((column) => column.name)
    yield { name, columns, rows: rowsOf(client, { name, columns, keyNames }, wrong) }
  }
}

/** The tables of the program, each after those that its foreign keys name. */
async function tablesInOrder(client) {
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  const names = rows.map(({ name }) => name).filter((name) => !/^(sqlite_|_prisma_migrations$)/.test(name))
  const ordered = new Set()
  const add = async (name) => {
    if (ordered.has(name)) return
    const { rows: keys } = await client.execute(`PRAGMA foreign_key_list("${name}")`)
    for (const { table } of keys) if (table !== name) await add(table)
    ordered.add(name)
  }
  for (const name of names) await add(name)
  return ordered
}

/** The rows of a table by primary key. They are read one by one, since a single document may have megabytes. */
async function* rowsOf(client, { name, columns, keyNames }, wrong) {
  const types = Object.values(columns)
  const places = keyNames.map(() => '?').join(', ')
  const sql = `SELECT ${quoted(Object.keys(columns))} FROM "${name}" WHERE (${quoted(keyNames)}) = (${places})`
  for await (const key of keysOf(client, { name, keyNames, places })) {
    const { rows } = await client.execute({ sql, args: key })
    const [row] = rows
    wrong.look(name, row)
    yield types.map((type, index) => toBackup(type, row[index]))
  }
}

async function* keysOf(client, { name, keyNames, places }) {
  const select = `SELECT ${quoted(keyNames)} FROM "${name}"`
  const order = `ORDER BY ${quoted(keyNames)} LIMIT ${KEYS}`
  let page = await client.execute(`${select} ${order}`)
  while (page.rows.length > 0) {
    const keys = page.rows.map((row) => keyNames.map((column) => row[column]))
    yield* keys
    page = await client.execute({
      sql: `${select} WHERE (${quoted(keyNames)}) > (${places}) ${order}`,
      args: keys.at(-1),
    })
  }
}

const quoted = (names) => names.map((name) => `"${name}"`).join(', ')
