import { AppError, type Refusal } from '#lib/server/errors'

/**
 * What can keep a database from reading or writing, although the query is right. `away`: it cannot be reached, and nothing
 * was done. `lost`: the connection broke, so what a write did is not known. `closed`: it does not let this server in.
 */
export type Fault = 'busy' | 'away' | 'lost' | 'closed' | 'full' | 'disk' | 'read-only' | 'damaged'

/**
 * How a caller is told of each fault. `away` and `lost` are refused as `busy`, because a caller does the same about all three:
 * try again. The sentence says which it is.
 */
const REFUSAL_OF_FAULT: Readonly<Record<Fault, readonly [Refusal, string]>> = {
  busy: ['busy', 'Another program holds the database. Try again in a few seconds.'],
  away: ['busy', 'The database cannot be reached, and nothing was saved. Try again in a few seconds.'],
  lost: [
    'busy',
    'The connection to the database broke. What was being saved may be there or not: read it again before you save it again.',
  ],
  closed: [
    'not-ready',
    'The database does not let this server in, or lacks its tables. Whoever runs the server has to look at the log.',
  ],
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
    'Nothing was saved: the database can only be read. Whoever runs the server has to let it be written.',
  ],
  damaged: ['not-ready', 'The database is damaged. Whoever runs the server has to stop it and to restore a backup.'],
}
/** Seconds after which it is worth trying again. */
const RETRY_AFTER = { 'Retry-After': '5' }

/** The refusal of a request that met the fault. `cause` is for the log. */
export function refusalOf(fault: Fault, cause: unknown): AppError {
  const [refusal, detail] = REFUSAL_OF_FAULT[fault]
  return new AppError(refusal, detail, { cause, headers: refusal === 'busy' ? RETRY_AFTER : {} })
}
