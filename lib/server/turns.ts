import { setImmediate } from 'node:timers/promises'
import { AppError } from '#lib/server/errors'

/** Milliseconds of work after which other callers get their turn. */
export const TURN = 12
/** Milliseconds of work that one request may take in all its turns. */
export const MOST_WORK = 60_000

const TOO_MUCH =
  'This takes more than a minute of work. Send fewer connectors or senders, fill in facts that are not known, or record answers to open questions.'

/**
 * Does long work step by step and gives its result: between turns the event loop is free, and a caller who hangs up ends
 * it. Throws 413 once it has taken more work than one request may.
 */
export async function takeTurns<Result>(
  steps: Iterator<unknown, Result>,
  signal: AbortSignal,
  most = MOST_WORK,
): Promise<Result> {
  let [work, beganAt] = [0, performance.now()]
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const taken = performance.now() - beganAt
    if (taken < TURN) continue
    work += taken
    if (work > most) throw new AppError('too-large', TOO_MUCH)
    await setImmediate()
    if (signal.aborted) throw new AppError('failed', 'The caller hung up.')
    beganAt = performance.now()
  }
}
