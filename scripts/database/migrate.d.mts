/** Brings the SQLite file up to date; answers the names of the migrations it applied. */
export function migrate(databaseFile: string, folder?: string): Promise<string[]>
