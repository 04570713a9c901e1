// How scripts open an SQLite file. The packages may not be installed when a script is loaded, hence the late import.
import { pathToFileURL } from 'node:url'

/** Milliseconds that a statement waits for another process which holds the file. */
const BUSY_TIMEOUT = 5_000
/** For who must not wait on its thread, and tries again by `whenFree`. */
export const NO_WAITING = 0

/**
 * Opens an SQLite file; creates it where there is none. `close()` of the client only lets go of the connection: its files
 * stay open until the garbage collector has run. What closes files for certain is the end of the process (see apart.mjs).
 */
export async function openSqlite(file, timeout = BUSY_TIMEOUT) {
  const { createClient } = await import('@libsql/client')
  return createClient({ url: pathToFileURL(file).href, timeout })
}

/** Reports whether another process holds the file. */
export const isBusy = (error) => String(error?.code).startsWith('SQLITE_BUSY')
