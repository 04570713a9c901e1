// From a backup to a database.
import { rmSync } from 'node:fs'
import { applyAll, MIGRATION_TABLE } from '#scripts/database/migrate'
import { readMigrations } from '#scripts/database/migrations'
import { openSqlite } from '#scripts/database/sqlite'
import { ExpectedError } from '#scripts/expected-error'
import { readBackup } from './format.mjs'
import { endOthers } from './grants.mjs'
import { wrongRevisions } from './revisions.mjs'
import { sqliteRows } from './sqlite-rows.mjs'

/**
 * Fills a new SQLite file from a backup, with the migrations that the backup had; a start applies the others. Share links
 * and sessions that `current` (of `grantsIn`) does not hold are ended. Returns `{ madeAt, counts, wrong, ended }`: when the
 * backup was made, how many rows each table has, revisions that do not match their hash, and the grants that were ended.
 * Throws an ExpectedError, and leaves no file, where the backup is not whole.
 */
export async function fillDatabase({ backup, file, folder, current }) {
  const client = await openSqlite(file)
  const database = sqliteRows(client)
  const begin = async (migrations) => {
    await client.execute(MIGRATION_TABLE)
    await applyAll(client, migrations, (name, reason) => new Error(`The migration ${name} failed: ${reason}`))
    await client.execute('PRAGMA foreign_keys = OFF')
    await client.execute('BEGIN')
  }
  try {
    const filled = await fill(database, { backup, folder, begin })
    const ended = await endOthers(database, current)
    await requireSound(client, backup)
    await client.execute('COMMIT')
    return { ...filled, ended }
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    client.close()
  }
}

async function requireSound(client, backup) {
  const { rows } = await client.execute('PRAGMA foreign_key_check')
  if (rows.length > 0) throw danglingRows(backup, rows[0].table)
}

/** The refusal of a backup whose rows do not fit together. */
export const danglingRows = (backup, table) =>
  new ExpectedError(`The backup ${backup} is damaged: rows of ${table} refer to rows that it does not hold.`)

/**
 * Inserts the rows of a backup into a database. `begin` makes its tables by the migrations that the backup had, which are
 * those of `folder`, and begins the transaction.
 */
export async function fill(database, { backup, folder, begin }) {
  const wrong = wrongRevisions()
  const counts = {}
  let madeAt = null
  let insert = null
  for await (const { header, table, columns, row } of readBackup(backup)) {
    if (header) {
      madeAt = header.madeAt
      await begin(migrationsOf(header, backup, folder))
    } else if (table) {
      counts[table] = 0
      insert = await inserting(database, { table, columns, backup }, wrong)
    } else {
      await insert(row)
      counts[Object.keys(counts).at(-1)]++
    }
  }
  return { madeAt, counts, wrong: wrong.found }
}

function migrationsOf({ migrations }, backup, folder) {
  const known = readMigrations(folder)
  const applied = known.slice(0, migrations.length)
  if (JSON.stringify(applied.map(({ name }) => name)) === JSON.stringify(migrations)) return applied
  throw new ExpectedError(
    `The backup ${backup} was made by another version of Connector Planner (migration ${migrations.at(-1)}). Restore it with that version.`,
  )
}

/** A function that inserts a row of a table, whose columns must be those of the backup. */
async function inserting(database, { table, columns, backup }, wrong) {
  const here = (await database.tables()).find(({ name }) => name === table)
  if (here === undefined || sorted(here.columns) !== sorted(columns))
    throw new ExpectedError(
      `The backup ${backup} is damaged: its table ${table} has other columns than its migrations made.`,
    )
  const names = Object.keys(columns)
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  return async (row) => {
    const args = names.map((name, index) => database.toStored(columns[name], row[index]))
    wrong.look(table, Object.fromEntries(names.map((name, index) => [name, args[index]])))
    await database.query(sql, args)
  }
}

const sorted = (columns) => JSON.stringify(Object.entries(columns).sort())
