import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { AppError } from '#lib/server/errors'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { database, noteWrite } from './database'
import { faultOf, refusalOf } from './faults'

/** Milliseconds for which a caller waits while another program, such as a backup, holds the database. */
const PATIENCE = 5_000
/** Milliseconds before the second try. Every further pause is twice as long as the one before, up to the longest. */
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 200

type Query<Result> = (database: PrismaClient) => PromiseLike<Result>

/**
 * Runs a query that only reads. Tries again while the database is busy: SQLite itself would wait on the thread that answers
 * all callers. Throws 503 with the cause while the database stays busy, or cannot be read.
 */
export async function reading<Result>(query: Query<Result>): Promise<Result> {
  return repeat(query, PATIENCE)
}

/** The same for a query that writes. Throws 503 also where nothing was kept: the disk is full, or the file went away. */
export async function writing<Result>(query: Query<Result>, patience = PATIENCE): Promise<Result> {
  try {
    const result = await repeat(query, patience)
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
    await repeat(query, 0)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

async function repeat<Result>(query: Query<Result>, patience: number): Promise<Result> {
  const endsAt = performance.now() + patience
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await query(database())
    } catch (error) {
      const fault = faultOf(error)
      if (fault === null) throw error
      if (fault !== 'busy' || performance.now() + pause > endsAt) throw refusalOf(fault, error)
      await setTimeout(pause)
    }
  }
}
