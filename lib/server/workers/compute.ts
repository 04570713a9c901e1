import 'server-only'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError } from '#lib/server/errors'
import { MOST_WORK, runInTimeSlices, TOO_MUCH_WORK } from '#lib/server/time-slices'
import { JOBS, type JobName, type JobResults } from './jobs'
import { Pool, type PoolOutcome } from './pool'

/**
 * Bytes up to which a request is worked on here: parsing and validating that much takes some 10 ms, about as long as other
 * callers wait for a time slice.
 */
const MOST_HERE = 32 * 1024

/** Reports whether a job on these bytes is done in a thread. */
export const isLarge = (bytes: Uint8Array): boolean => bytes.byteLength > MOST_HERE

/** MiB of memory of one thread. The largest request that is allowed needs a quarter of it. */
const MOST_MEMORY = 1024

const startThread = () =>
  new Worker(new URL('./job.worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } })

/** Saves take a second at most, analyses up to a minute: each kind has threads of its own, so that no save waits for an analysis. */
type Pools = { readonly saves: Pool; readonly analyses: Pool }

// Next bundles every route apart, each with its own copy of this module; the threads must be counted once.
const home: { plannerPools?: Pools } & typeof globalThis = globalThis

function poolFor(name: JobName): Pool {
  home.plannerPools ??= { saves: poolOf(1), analyses: poolOf(Math.max(2, Math.min(4, availableParallelism()))) }
  return name === 'revision' ? home.plannerPools.saves : home.plannerPools.analyses
}

const poolOf = (threads: number): Pool =>
  new Pool(startThread, { threads, mostWaiting: 32, mostMilliseconds: MOST_WORK })

/**
 * Does a job on the bytes of a request, here or in a thread, so that other callers do not wait for it. The bytes may not be
 * used afterwards. Throws what the job throws, 413 for what takes too long or too much memory, 503 when too many wait, and
 * the reason of `signal` once the caller has hung up.
 */
export async function compute<Name extends JobName>(
  name: Name,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<JobResults[Name]> {
  if (!isLarge(bytes)) return runInTimeSlices(JOBS[name](bytes), signal)
  const outcome = await poolFor(name).run<JobResults[Name]>({ name, bytes }, [bytes.buffer], signal)
  if (outcome.kind === 'done') return outcome.result
  signal.throwIfAborted()
  throw errorOf(outcome)
}

function errorOf(outcome: Exclude<PoolOutcome<unknown>, { kind: 'done' }>): Error {
  if (outcome.kind === 'refused') return new AppError(outcome.refusal, outcome.detail, outcome.options)
  if (outcome.kind === 'too-long') return new AppError('too-large', TOO_MUCH_WORK)
  if (outcome.kind === 'too-much-memory') return new AppError('too-large', TOO_MUCH_MEMORY)
  if (outcome.kind === 'turned-away') return new AppError('busy', BUSY, { headers: { 'Retry-After': '5' } })
  if (outcome.kind === 'aborted') return new Error('The caller hung up.')
  return new Error(`In a worker thread: ${outcome.cause} ${outcome.stack.join(' ')}`)
}

const TOO_MUCH_MEMORY = 'This takes more memory than one request may. Send fewer connectors, networks or senders.'
const BUSY = 'The server is busy with other large requests. Try again in a few seconds.'
