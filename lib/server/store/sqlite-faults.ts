import type { Fault } from './faults'

/** By the primary result code of SQLite (https://www.sqlite.org/rescode.html). */
const FAULTS: ReadonlyMap<string, Fault> = new Map([
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'disk'],
  ['SQLITE_CANTOPEN', 'disk'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
])
/** Prisma's code for what SQLite calls busy. */
const TIMED_OUT = 'P1008'
/** The name of SQLite's code, which stands in the message of an error that Prisma has no code for. */
const CODE_IN_MESSAGE = /\bSQLITE_[A-Z]+/

/** The fault that an error of Prisma tells of; null for every other error. */
export function sqliteFaultOf(error: unknown): Fault | null {
  // By code and not by class: the client may have been opened by another route's copy of this module.
  if (!(error instanceof Error)) return null
  if ('code' in error && error.code === TIMED_OUT) return 'busy'
  return FAULTS.get(CODE_IN_MESSAGE.exec(error.message)?.[0] ?? '') ?? null
}
