// From a backup to a new SQLite database.
import { rmSync } from 'node:fs'
import { applyAll, MIGRATION_TABLE } from '#scripts/database/migrate'
import { readMigrations } from '#scripts/database/migrations'
import { openSqlite } from '#scripts/database/sqlite'
import { ExpectedError } from '#scripts/expected-error'
import { toSqlite, typeOf } from './columns.mjs'
import { readBackup } from './format.mjs'
import { endOthers } from './grants.mjs'
import { wrongRevisions } from './revisions.mjs'

/**
 * Fills a new database file from a backup, with the migrations that the backup had; a start applies the others. Share links
 * and sessions that `current` (of `readGrants`) does not hold are ended. Returns `{ madeAt, counts, wrong, ended }`: when the
 * backup was made, how many rows each table has, revisions that do not match their hash, and the grants that were ended.
 * Throws an ExpectedError, and leaves no file, where the backup is not whole.
 */
export async function fillDatabase({ backup, file, folder, current }) {
  const client = await openSqlite(file)
  try {
    const filled = await fill(client, readBackup(backup), { backup, folder })
    const ended = await endOthers(client, current)
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

async function fill(client, entries, { backup, folder }) {
  const wrong = wrongRevisions()
  const counts = {}
  let madeAt = null
  let insert = null
  for await (const { header, table, columns, row } of entries) {
    if (header) {
      madeAt = header.madeAt
      await makeTables(client, migrationsOf(header, backup, folder))
      await client.execute('PRAGMA foreign_keys = OFF')
      await client.execute('BEGIN')
    } else if (table) {
      counts[table] = 0
      insert = await inserting(client, { table, columns, backup }, wrong)
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

async function makeTables(client, migrations) {
  await client.execute(MIGRATION_TABLE)
  await applyAll(client, migrations, (name, reason) => new Error(`The migration ${name} failed: ${reason}`))
}

/** A function that inserts a row of a table, whose columns must be those of the backup. */
async function inserting(client, { table, columns, backup }, wrong) {
  const { rows } = await client.execute(`PRAGMA table_info("${table}")`)
  const here = Object.fromEntries(rows.map(({ name, type }) => [name, typeOf(table, name, type)]))
  if (rows.length === 0 || JSON.stringify(here) !== JSON.stringify(columns))
    throw new ExpectedError(
      `The backup ${backup} is damaged: its table ${table} has other columns than its migrations made.`,
    )
  const names = Object.keys(columns)
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  return async (row) => {
    const args = names.map((name, index) => toSqlite(columns[name], row[index]))
    wrong.look(table, Object.fromEntries(names.map((name, index) => [name, args[index]])))
    await client.execute({ sql, args })
  }
}

async function requireSound(client, backup) {
  const { rows } = await client.execute('PRAGMA foreign_key_check')
  if (rows.length > 0)
    throw new ExpectedError(
      `The backup ${backup} is damaged: rows of ${rows[0].table} refer to rows that it does not hold.`,
    )
}
