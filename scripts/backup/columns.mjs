// How the values of a column stand in a backup and in SQLite. Prisma declares the type of every column in its migrations.

const TYPES = {
  TEXT: 'text',
  INTEGER: 'integer',
  BIGINT: 'integer',
  REAL: 'real',
  BOOLEAN: 'boolean',
  DATETIME: 'time',
  BLOB: 'bytes',
}

/** The type of a column in a backup, from its declared type in SQLite. Throws for a type that no migration has used yet. */
export function typeOf(table, column, declared) {
  const type = TYPES[declared.toUpperCase()]
  if (type === undefined)
    throw new Error(`${table}.${column} has the type ${declared}, which scripts/backup/columns.mjs lacks.`)
  return type
}

const same = (value) => value

const TO_BACKUP = {
  text: same,
  integer: same,
  real: same,
  boolean: (value) => value !== 0,
  // Prisma stores ISO 8601 with +00:00; a number would be milliseconds.
  time: (value) => new Date(value).toISOString(),
  bytes: (value) => Buffer.from(value).toString('base64'),
}

const TO_SQLITE = {
  text: same,
  integer: same,
  real: same,
  boolean: Number,
  // As Prisma's adapter writes it: times are compared as texts.
  time: (value) => value.replace('Z', '+00:00'),
  bytes: (value) => Buffer.from(value, 'base64'),
}

export const toBackup = (type, value) => (value === null ? null : TO_BACKUP[type](value))
export const toSqlite = (type, value) => (value === null ? null : TO_SQLITE[type](value))
