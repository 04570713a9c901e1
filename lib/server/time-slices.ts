import { setImmediate } from 'node:timers/promises'
import { AppError } from '#lib/server/errors'

/** Milliseconds of work after which the event loop serves other callers. */
export const TIME_SLICE = 12
/** Milliseconds of work that one request may take in all its time slices. */
export const MOST_WORK = 60_000

export const TOO_MUCH_WORK =
  'This takes more than a minute of work. Send fewer connectors or senders, fill in facts that are not known, or record answers to open questions.'

/**
 * Runs long work step by step and returns its result. Between time slices the event loop serves other callers. Throws 413
 * after more than `most` milliseconds of work, and stops with an error once `signal` has aborted.
 */
export async function runInTimeSlices<Result>(
  steps: Iterator<unknown, Result>,
  signal: AbortSignal,
  most = MOST_WORK,
): Promise<Result> {
  let [work, beganAt] = [0, performance.now()]
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const taken = performance.now() - beganAt
    if (taken < TIME_SLICE) continue
    work += taken
    if (work > most) throw new AppError('too-large', TOO_MUCH_WORK)
    await setImmediate()
    signal.throwIfAborted()
    beganAt = performance.now()
  }
}
