// How the values of a column stand in a backup, in SQLite and in PostgreSQL. Prisma declares the type of every column in its
// migrations.

/** By the type that the database gives to a column. */
const TYPES = {
  TEXT: 'text',
  INTEGER: 'integer',
  BIGINT: 'integer',
  REAL: 'real',
  'DOUBLE PRECISION': 'real',
  BOOLEAN: 'boolean',
  DATETIME: 'time',
  'TIMESTAMP WITHOUT TIME ZONE': 'time',
  BLOB: 'bytes',
  BYTEA: 'bytes',
}

/** The type of a column in a backup, from its declared type. Throws for a type that no migration has used yet. */
export function typeOf(table, column, declared) {
  const type = TYPES[declared.toUpperCase()]
  if (type === undefined)
    throw new Error(`${table}.${column} has the type ${declared}, which scripts/backup/columns.mjs lacks.`)
  return type
}

const same = (value) => value

const TO_BACKUP = {
  text: same,
  integer: Number,
  real: same,
  boolean: Boolean,
  // In SQLite Prisma stores ISO 8601 with +00:00, and a number would be milliseconds. PostgreSQL's is UTC without saying so.
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

const TO_POSTGRESQL = {
  // The one character that PostgreSQL takes in no text. Documents are JSON, where it is written with an escape.
  text: (value) => value.replaceAll('\0', '\ufffd'),
  integer: same,
  real: same,
  boolean: same,
  time: same,
  bytes: (value) => Buffer.from(value, 'base64'),
}

const orNull = (converters) => (type, value) => (value === null ? null : converters[type](value))

export const toBackup = orNull(TO_BACKUP)
export const toSqlite = orNull(TO_SQLITE)
export const toPostgresql = orNull(TO_POSTGRESQL)
