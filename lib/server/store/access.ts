import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '#lib/server/errors'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { claim, databaseForQuery, faultOf, noteWrite } from './database'
import { type Fault, refusalOf } from './faults'

/** Milliseconds for which a caller waits while another program, such as a backup, holds the database, or it is away. */
const PATIENCE = 5_000
/** Milliseconds before the second try. Every further pause is twice as long as the one before, up to the longest. */
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 200

/** After these, nothing was done; after a broken connection that is known of a query that only reads. */
const MAY_READ_AGAIN: ReadonlySet<Fault> = new Set(['busy', 'away', 'lost'])
const MAY_WRITE_AGAIN: ReadonlySet<Fault> = new Set(['busy', 'away'])

type Query<Result> = (database: PrismaClient) => PromiseLike<Result>

/**
 * Runs a query that only reads. Tries again while the database is busy or away: SQLite itself would wait on the thread that
 * answers all callers. Throws 503 with the cause while the database stays so, or cannot be read.
 */
export async function reading<Result>(query: Query<Result>): Promise<Result> {
  return repeat(query, PATIENCE, MAY_READ_AGAIN)
}

/**
 * Runs a query that writes. Tries again while the database is busy or away; after a broken connection not, since the write may
 * be kept. Throws 503 with the cause while the database stays so, and where nothing was kept: the disk is full, or the file
 * went away.
 */
export async function writing<Result>(query: Query<Result>, patience = PATIENCE): Promise<Result> {
  try {
    const result = await repeat(query, patience, MAY_WRITE_AGAIN)
    noteWrite(true)
    return result
  } catch (error) {
    if (error instanceof AppError && error.refusal === 'not-writable') noteWrite(false)
    throw error
  }
}

/**
 * Runs a write that nobody waits for, once. Reports whether it could be done; what was not done is tried another time. It
 * says nothing of whether saves succeed: it is small, and may fit where none does.
 */
export async function writingIfFree(query: Query<unknown>): Promise<boolean> {
  try {
    await repeat(query, 0, MAY_WRITE_AGAIN)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/**
 * Does work that one server process should do at a time; answers null where another one is at it. What that one has claimed
 * is free again as soon as its process ends, however it ends. Throws 503 with the cause where the database fails.
 */
export async function claimed<Result>(what: string, work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await claim(what, work)
  } catch (error) {
    const fault = faultOf(error)
    throw fault === null ? error : refusalOf(fault, error)
  }
}

async function repeat<Result>(query: Query<Result>, patience: number, mayRepeat: ReadonlySet<Fault>): Promise<Result> {
  const endsAt = performance.now() + patience
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await query(await databaseForQuery())
    } catch (error) {
      const fault = faultOf(error)
      if (fault === null) throw error
      if (!mayRepeat.has(fault) || performance.now() + pause > endsAt) throw refusalOf(fault, error)
      await setTimeout(pause)
    }
  }
}
