import type { DatabaseServer } from './server.mjs'

/** Brings the PostgreSQL database up to date; answers the names of the migrations it applied. */
export function migrate(server: DatabaseServer, folder?: string): Promise<string[]>
