// Which PostgreSQL database DATABASE_URL names. Node built-ins only: it is read before anything is installed.
import { ExpectedError } from '#scripts/expected-error'

/** Reports whether an address is one of PostgreSQL. */
export const isPostgresqlUrl = (text) => /^postgres(ql)?:/.test(text)

/** Of Prisma, and not of PostgreSQL: the schema in which the tables stand. */
const SCHEMA = 'schema'

/**
 * The database that an address names: `{ url, connectionString, schema, name }`. `name` is for sentences, and holds neither
 * user nor password. Throws an ExpectedError that never quotes the address.
 */
export function readPostgresqlUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null
  const database = url === null ? '' : url.pathname.slice(1)
  if (url === null || url.hostname === '' || database === '' || database.includes('/'))
    throw new ExpectedError(
      'DATABASE_URL is no address of a PostgreSQL database: it must read postgresql://user:password@host:5432/database, with characters such as @ / : ? # in user and password percent-encoded.',
    )
  const schema = url.searchParams.get(SCHEMA) || 'public'
  url.searchParams.delete(SCHEMA)
  const name = `${decodeURIComponent(database)} at ${url.hostname}:${url.port || 5432}`
  return { url: text, connectionString: url.href, schema, name }
}
