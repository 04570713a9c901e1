// The rows of an SQLite database, as a backup reads and fills them.
import { toSqlite, typeOf } from './columns.mjs'

/**
 * `client` is one of libsql. Answers what dump, fill and grants need of a database:
 * - `query(sql, args)` runs SQL with a `?` for every argument and answers the rows, by the names of their columns;
 * - `tables()` describes the tables of the program: `{ name, columns, key, refersTo }`, where `columns` maps names to types of
 *   a backup, `key` names the primary key, and `refersTo` names the tables of its foreign keys;
 * - `snapshot` begins a transaction that sees one state, `inOrder` sorts texts by their bytes, and `toStored` turns a value of
 *   a backup into one of the database.
 */
export function sqliteRows(client) {
  const query = async (sql, args = []) => (await client.execute({ sql, args })).rows
  return { engine: 'sqlite', query, tables: () => tablesOf(query), snapshot: 'BEGIN', inOrder: '', toStored: toSqlite }
}

async function tablesOf(query) {
  const rows = await query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  const names = rows.map(({ name }) => name).filter((name) => !/^(sqlite_|_prisma_migrations$)/.test(name))
  return Promise.all(names.map((name) => describe(query, name)))
}

async function describe(query, name) {
  const info = await query(`PRAGMA table_info("${name}")`)
  const references = await query(`PRAGMA foreign_key_list("${name}")`)
  return {
    name,
    columns: Object.fromEntries(info.map((column) => [column.name, typeOf(name, column.name, column.type)])),
    key: info
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((column) => column.name),
    refersTo: references.map(({ table }) => table),
  }
}
