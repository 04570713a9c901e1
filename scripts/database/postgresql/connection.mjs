// How scripts reach PostgreSQL. The packages may not be installed when a script is loaded, hence the late import.
import { ExpectedError } from '#scripts/expected-error'

/** Milliseconds after which a server that does not answer counts as away. */
const CONNECT_TIMEOUT = 5_000

/** What a connection calls itself, so that whoever runs the database server knows it among others. */
export const APPLICATION = 'connector-planner'

/**
 * Opens a connection to the schema of the database; the caller ends it. Throws an ExpectedError that says what to change
 * where the server refuses it, and the error of `isAway` where the server cannot be reached.
 */
export async function connect({ connectionString, schema, name }) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  // Without a listener a connection that breaks between two statements would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`SELECT set_config('search_path', $1, false), set_config('timezone', 'UTC', false)`, [
      `"${schema.replaceAll('"', '""')}"`,
    ])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw REFUSED[error.code] ? new ExpectedError(REFUSED[error.code](name)) : error
  }
}

/** Connects, does work, and ends the connection; answers the result of the work. */
export async function connected(server, work) {
  const client = await connect(server)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** By the code of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const REFUSED = {
  '28P01': (name) => `The database ${name} refuses the user or the password in DATABASE_URL.`,
  28000: (name) => `The database ${name} lets nobody in with the user in DATABASE_URL from here: see pg_hba.conf.`,
  '3D000': (name) => `There is no database ${name}. Create it, owned by the user in DATABASE_URL, and start again.`,
  42501: (name) => `The user in DATABASE_URL may not use the database ${name}.`,
}

/** Codes of PostgreSQL that pass: it starts, stops, or has no connection left. Class 08 are broken connections. */
const PASSING = /^(08...|53300|57P01|57P02|57P03)$/
/** Codes of Node. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** What `pg` says without a code. */
const BROKEN = /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered)/

/** Reports whether an error says that the server cannot be reached now. */
export const isAway = (error) =>
  error instanceof Error &&
  (PASSING.test(error.code) || UNREACHABLE.test(error.code) || (error.code === undefined && BROKEN.test(error.message)))
