import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { Pool } from './pool'

/** A real thread that does what it is told: answers, works on for good, dies, or fills its memory. */
const SCRIPT = `
const { parentPort, threadId } = require('node:worker_threads')
parentPort.on('message', (order) => {
  if (order === 'answer') parentPort.postMessage({ kind: 'done', result: threadId })
  if (order === 'work on') for (;;);
  if (order === 'throw') throw new TypeError('a fault')
  if (order === 'exit') process.exit(3)
  if (order === 'fill memory') for (const list = []; ; ) list.push(new Array(1000).fill(list.length))
})`
const start = () => new Worker(SCRIPT, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } })
const NEVER = new AbortController().signal
const LIMITS = { threads: 1, mostWaiting: 10, mostMilliseconds: 60_000 }

const poolOf = (limits: Partial<typeof LIMITS> = {}) => new Pool(start, { ...LIMITS, ...limits })
const order = (pool: Pool, what: string, signal = NEVER) => pool.run<number>(what, [], signal)

describe('a pool of threads', () => {
  it('keeps a thread for the work that comes later', async () => {
    const pool = poolOf()
    const first = await order(pool, 'answer')
    expect(first).toEqual({ kind: 'done', result: expect.any(Number) })
    expect(await order(pool, 'answer')).toEqual(first)
  })

  it.each([
    ['throws', 'throw', { kind: 'failed', cause: 'TypeError a fault', stack: expect.any(Array) }],
    ['exits', 'exit', { kind: 'failed', cause: expect.stringContaining('exit code 3'), stack: expect.any(Array) }],
    ['needs more memory than it may', 'fill memory', { kind: 'too-much-memory' }],
  ])('says so when a thread %s, and starts another', async (_, what, outcome) => {
    const pool = poolOf()
    const before = await order(pool, 'answer')
    const [failed, after] = await Promise.all([order(pool, what), order(pool, 'answer')])
    expect(failed).toEqual(outcome)
    expect(after).toEqual({ kind: 'done', result: expect.any(Number) })
    expect(after).not.toEqual(before)
  })

  it('ends a thread that takes too long', async () => {
    const pool = poolOf({ mostMilliseconds: 200 })
    expect(await order(pool, 'work on')).toEqual({ kind: 'too-long' })
  })

  it('ends the work of a caller who hangs up, and forgets one who hangs up while waiting', async () => {
    const pool = poolOf()
    const [working, waiting, gone] = [new AbortController(), new AbortController(), AbortSignal.abort()]
    const outcomes = [
      order(pool, 'work on', working.signal),
      order(pool, 'work on', waiting.signal),
      order(pool, 'work on', gone),
      order(pool, 'answer'),
    ]
    waiting.abort()
    working.abort()
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['aborted', 'aborted', 'aborted', 'done'])
  })

  it('turns a caller away when too many wait already', async () => {
    const pool = poolOf({ mostWaiting: 1 })
    const callers = [new AbortController(), new AbortController()]
    const outcomes = callers.map(({ signal }) => order(pool, 'work on', signal))
    expect(await order(pool, 'answer')).toEqual({ kind: 'turned-away' })
    for (const caller of callers) caller.abort()
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['aborted', 'aborted'])
    expect(await order(pool, 'answer')).toMatchObject({ kind: 'done' })
  })
})
