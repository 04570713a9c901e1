/** A PostgreSQL for tests. */
export type TestPostgresql = {
  readonly port: number
  readonly password: string
  /** the address of one of its databases; `postgres` is there from the start */
  readonly url: (database: string) => string
  readonly start: () => Promise<void>
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Starts PostgreSQL on loopback, in a folder of its own. */
export function startPostgresql(): Promise<TestPostgresql>

/** Runs SQL on a database and returns the rows of its last statement. */
export function query(url: string, sql: string, args?: readonly unknown[]): Promise<Record<string, unknown>[]>
