import type { DatabaseServer } from './server.mjs'

type Options = {
  /** makes a backup of what is about to be changed */
  readonly backUp: () => Promise<unknown>
  readonly folder?: string
}

/** Brings the PostgreSQL database up to date; answers the names of the migrations it applied. */
export function migrate(server: DatabaseServer, options: Options): Promise<string[]>
