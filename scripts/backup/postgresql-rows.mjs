// The rows of a PostgreSQL database, as a backup reads and fills them. See sqlite-rows.mjs for what it answers.
import { toPostgresql, typeOf } from './columns.mjs'

/** A time without its zone, which is UTC here: left to itself, `pg` reads it in the zone of this machine. */
const TIMESTAMP = 1114

const COLUMNS = `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
  WHERE table_schema = current_schema() ORDER BY table_name COLLATE "C", ordinal_position`
const KEYS = `SELECT c.relname AS "table", k.contype AS kind, a.attname AS "column", r.relname AS "refersTo"
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  CROSS JOIN unnest(k.conkey) WITH ORDINALITY AS part (number, place)
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
  LEFT JOIN pg_class r ON r.oid = k.confrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND k.contype IN ('p', 'f')
  ORDER BY c.relname, part.place`

/** `client` is one of `pg`, and `isOwn` tells the tables of the program from others in the schema. */
export async function postgresqlRows(client, isOwn) {
  const { default: pg } = await import('pg')
  const getTypeParser = (id, format) =>
    id === TIMESTAMP ? (text) => `${text.replace(' ', 'T')}Z` : pg.types.getTypeParser(id, format)
  const query = async (sql, values = []) => {
    let place = 0
    const text = sql.replaceAll('?', () => `$${++place}`)
    return (await client.query({ text, values, types: { getTypeParser } })).rows
  }
  return {
    engine: 'postgresql',
    query,
    tables: () => tablesOf(query, isOwn),
    snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY',
    inOrder: 'COLLATE "C"',
    toStored: toPostgresql,
  }
}

async function tablesOf(query, isOwn) {
  const tables = new Map()
  for (const { table, column, type } of await query(COLUMNS)) {
    if (!isOwn(table)) continue
    if (!tables.has(table)) tables.set(table, { name: table, columns: {}, key: [], refersTo: [] })
    tables.get(table).columns[column] = typeOf(table, column, type)
  }
  for (const { table, kind, column, refersTo } of await query(KEYS)) {
    if (kind === 'p') tables.get(table)?.key.push(column)
    else tables.get(table)?.refersTo.push(refersTo)
  }
  return [...tables.values()]
}
