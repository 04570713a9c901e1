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
  for (let work = 0; ; ) {
    await turn()
    signal.throwIfAborted()
    const beganAt = performance.now()
    for (let taken = 0; taken < TIME_SLICE; taken = performance.now() - beganAt) {
      const step = steps.next()
      if (step.done) return step.value
    }
    work += performance.now() - beganAt
    if (work > most) throw new AppError('too-large', TOO_MUCH_WORK)
  }
}

// Next bundles every route apart, each with its own copy of this module; all of them wait in one line.
const home: { plannerTurns?: (() => void)[] } & typeof globalThis = globalThis

/**
 * Resolves for one caller a round of the event loop, first come, first served. Node takes in one new connection a round: if
 * all who work had their slice in the same round, a new caller would wait for as many of them as others came before.
 */
function turn(): Promise<void> {
  home.plannerTurns ??= []
  const waiting = home.plannerTurns
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(callNext, waiting)
  })
}

function callNext(waiting: (() => void)[]): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(callNext, waiting)
}
