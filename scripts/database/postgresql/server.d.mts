/** A PostgreSQL database; `name` holds neither user nor password. */
export type DatabaseServer = {
  readonly url: string
  readonly connectionString: string
  readonly schema: string
  readonly name: string
}

/** Reports whether an address is one of PostgreSQL. */
export function isPostgresqlUrl(text: string): boolean

/** The database that an address names. Throws an ExpectedError that never quotes the address. */
export function readPostgresqlUrl(text: string): DatabaseServer
