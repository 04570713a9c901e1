import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { JobName } from './jobs'
import { doJob, type Outcome } from './outcome'

/** Of two threads that want the same processor, the one that answers everybody goes first. */
const NICE = 10

// On Linux the priority is that of the calling thread; elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(NICE)

parentPort?.on('message', async ({ name, bytes }: { name: JobName; bytes: Uint8Array }) => {
  const outcome = await doJob(name, bytes)
  parentPort?.postMessage(outcome, buffersOf(outcome))
})

/** What is handed over without a copy. */
const buffersOf = (outcome: Outcome<unknown>): ArrayBuffer[] =>
  outcome.kind === 'done' && outcome.result instanceof Uint8Array && outcome.result.buffer instanceof ArrayBuffer
    ? [outcome.result.buffer]
    : []
