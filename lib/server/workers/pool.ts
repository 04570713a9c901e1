import type { Transferable, Worker } from 'node:worker_threads'
import { failedWith, type Outcome } from './outcome'

type PoolLimits = {
  readonly threads: number
  /** callers that wait for a thread; one more is turned away */
  readonly mostWaiting: number
  /** milliseconds that one piece of work may take */
  readonly mostMilliseconds: number
}

/** How work ended that a pool was given. The last four come from the pool and not from the work. */
export type PoolOutcome<Result> =
  | Outcome<Result>
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-much-memory' }
  | { readonly kind: 'turned-away' }
  | { readonly kind: 'aborted' }

/**
 * Threads that do one piece of work at a time, started when they are first needed. A thread that dies, takes too long, or
 * works for a caller who hung up is ended, and another one started for who comes next. It never throws: its outcomes are
 * plain data, since each route has classes of its own (docs/decisions/004-guards-in-the-routes.md).
 */
export class Pool {
  readonly #start: () => Worker
  readonly #limits: PoolLimits
  readonly #idle: Worker[] = []
  /** first come, first served */
  readonly #waiting: (() => void)[] = []
  #working = 0

  constructor(start: () => Worker, limits: PoolLimits) {
    this.#start = start
    this.#limits = limits
  }

  /** Has a thread work on a message, and answers what it sends back. `transfer` is handed over without a copy. */
  async run<Result>(
    message: unknown,
    transfer: readonly Transferable[],
    signal: AbortSignal,
  ): Promise<PoolOutcome<Result>> {
    if (signal.aborted) return { kind: 'aborted' }
    if (this.#working >= this.#limits.threads) {
      if (this.#waiting.length >= this.#limits.mostWaiting) return { kind: 'turned-away' }
      if (!(await this.#turn(signal))) return { kind: 'aborted' }
    } else this.#working += 1
    const outcome = await this.#runOn<Result>(this.#take(), message, transfer, signal)
    const next = this.#waiting.shift()
    if (next === undefined) this.#working -= 1
    else next()
    return outcome
  }

  /** Resolves when one who worked is done and hands on the turn; false when the caller hung up before. */
  #turn(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const begin = () => {
        signal.removeEventListener('abort', leave)
        resolve(true)
      }
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1)
        resolve(false)
      }
      this.#waiting.push(begin)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #take(): Worker {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    const thread = this.#start()
    // Without work it keeps no process alive; with work the request does.
    thread.unref()
    thread.once('exit', () => {
      const at = this.#idle.indexOf(thread)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    return thread
  }

  #runOn<Result>(
    thread: Worker,
    message: unknown,
    transfer: readonly Transferable[],
    signal: AbortSignal,
  ): Promise<PoolOutcome<Result>> {
    return new Promise((resolve) => {
      const end = (outcome: PoolOutcome<Result>) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        thread.off('message', answer).off('error', fail).off('exit', exit)
        resolve(outcome)
      }
      const stop = (outcome: PoolOutcome<Result>) => {
        end(outcome)
        thread.terminate().catch(() => undefined)
      }
      const answer = (outcome: Outcome<Result>) => {
        this.#idle.push(thread)
        end(outcome)
      }
      const fail = (error: unknown) => end(isOutOfMemory(error) ? { kind: 'too-much-memory' } : failedWith(error))
      const exit = (code: number) => end(failedWith(new Error(`The thread ended with exit code ${code}.`)))
      const abort = () => stop({ kind: 'aborted' })
      const timer = setTimeout(() => stop({ kind: 'too-long' }), this.#limits.mostMilliseconds)
      signal.addEventListener('abort', abort, { once: true })
      thread.on('message', answer).on('error', fail).on('exit', exit)
      thread.postMessage(message, transfer)
    })
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
