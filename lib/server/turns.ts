import { setImmediate } from 'node:timers/promises'
import { AppError } from './errors'

/** Milliseconds of work after which other callers get their turn. */
const TURN = 12

/** Does long work step by step and gives its result: between turns the event loop is free, and a caller who hangs up ends it. */
export async function takeTurns<Result>(steps: Iterator<unknown, Result>, signal: AbortSignal): Promise<Result> {
  let endsAt = performance.now() + TURN
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < endsAt) continue
    await setImmediate()
    if (signal.aborted) throw new AppError('failed', 'The caller hung up.')
    endsAt = performance.now() + TURN
  }
}
