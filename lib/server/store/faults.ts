import { AppError, type Refusal } from '#lib/server/errors'

/** What can keep SQLite from reading or writing, although the query is right. */
export type Fault = 'busy' | 'full' | 'disk' | 'read-only' | 'damaged'

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
export function faultOf(error: unknown): Fault | null {
  // By code and not by class: the client may have been opened by another route's copy of this module.
  if (!(error instanceof Error)) return null
  if ('code' in error && error.code === TIMED_OUT) return 'busy'
  return FAULTS.get(CODE_IN_MESSAGE.exec(error.message)?.[0] ?? '') ?? null
}

const REFUSALS: Readonly<Record<Fault, readonly [Refusal, string]>> = {
  busy: ['busy', 'Another program holds the database. Try again in a few seconds.'],
  full: [
    'not-writable',
    'Nothing was saved: the disk of the database is full. Whoever runs the server has to make room on it. Scenarios and share links can still be read.',
  ],
  disk: [
    'not-writable',
    'Nothing was saved: the disk of the database reports an error. Whoever runs the server has to look at the disk and at the log.',
  ],
  'read-only': [
    'not-writable',
    'Nothing was saved: the database can only be read. Whoever runs the server has to let it write the file and its folder.',
  ],
  damaged: ['not-ready', 'The database is damaged. Whoever runs the server has to stop it and to restore a backup.'],
}
/** Seconds after which it is worth trying again. */
const RETRY_AFTER = { 'Retry-After': '5' }

/** The refusal of a request that met the fault. `cause` is for the log. */
export function refusalOf(fault: Fault, cause: unknown): AppError {
  const [refusal, detail] = REFUSALS[fault]
  return new AppError(refusal, detail, { cause, headers: fault === 'busy' ? RETRY_AFTER : {} })
}
