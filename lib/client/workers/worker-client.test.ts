import { describe, expect, test, vi } from 'vitest'
import { parsePageMessage, parseWorkerMessage } from './protocol'
import { type Handlers, inOneStep, type ServeOptions, serve } from './serve'
import { STOPS_WITHIN, WorkerClient, type WorkerHandle } from './worker-client'

type Tasks = {
  readonly count: { task: number; progress: number; part: string; answer: string }
  readonly double: { task: number; progress: never; part: never; answer: number }
  readonly fail: { task: string; progress: never; part: never; answer: never }
  readonly size: { task: ArrayBuffer; progress: never; part: never; answer: number }
  readonly hang: { task: null; progress: never; part: never; answer: never }
  readonly uncopied: { task: (() => void) | null; progress: never; part: never; answer: () => void }
}

/** A line for each step that the workers of one test did. */
type Log = string[]

const handlersFor = (log: Log): Handlers<Tasks> => ({
  *count(upTo) {
    for (let n = 1; n <= upTo; n++) {
      log.push(`step ${n} of ${upTo}`)
      yield { progress: n }
      yield { part: `part ${n}` }
    }
    return `counted to ${upTo}`
  },
  double: inOneStep((n) => 2 * n),
  *fail(message) {
    yield
    throw new RangeError(message)
  },
  size: inOneStep(({ byteLength }) => byteLength),
  // A step that does not end, as one that computes for seconds looks to the page.
  async *hang() {
    yield
    log.push('hanging')
    return await new Promise<never>(() => {})
  },
  uncopied: inOneStep(() => () => {}),
})

type FakeWorker = WorkerHandle & { readonly die: (message: string) => void; isTerminated: boolean }

/** A worker in this thread: both ends of the protocol, with a message channel of Node between them. */
function startWorker(log: Log, options: ServeOptions): FakeWorker {
  const { port1, port2 } = new MessageChannel()
  serve(port2, handlersFor(log), options)
  port2.start()
  const onDeath: ((event: { readonly message: string }) => void)[] = []
  return {
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    addEventListener: (type, listener) => {
      if (type === 'error') onDeath.push(listener)
      if (type === 'message') port1.addEventListener('message', listener)
      port1.start()
    },
    terminate() {
      this.isTerminated = true
      port1.close()
    },
    die: (message) => {
      for (const tell of onDeath) tell({ message })
    },
    isTerminated: false,
  }
}

function startClient(options: ServeOptions = {}) {
  const log: Log = []
  const workers: FakeWorker[] = []
  const client = new WorkerClient<Tasks>(() => {
    const worker = startWorker(log, options)
    workers.push(worker)
    return worker
  })
  return { client, log, workers }
}

describe('a task', () => {
  test('the first task starts the worker, which answers the others too', async () => {
    const { client, workers } = startClient()
    expect(workers).toHaveLength(0)
    expect(await client.ask('double', 4)).toBe(8)
    expect(await client.ask('count', 2)).toBe('counted to 2')
    expect(workers).toHaveLength(1)
  })

  test('a task starts when the tasks before it are done', async () => {
    const { client, log } = startClient()
    const counted = [3, 2, 1].map((n) => client.ask('count', n, { onStart: () => log.push(`start ${n}`) }))
    expect(log).toEqual(['start 3'])
    expect(await Promise.all(counted)).toEqual(['counted to 3', 'counted to 2', 'counted to 1'])
    expect(log).toEqual([
      ...['start 3', 'step 1 of 3', 'step 2 of 3', 'step 3 of 3'],
      ...['start 2', 'step 1 of 2', 'step 2 of 2'],
      ...['start 1', 'step 1 of 1'],
    ])
  })

  test('transferred bytes arrive, and are gone from the page', async () => {
    const { client } = startClient()
    const bytes = new ArrayBuffer(16)
    const size = client.ask('size', bytes, { transfer: [bytes] })
    expect(bytes.byteLength).toBe(0)
    expect(await size).toBe(16)
  })

  test('a task that cannot be copied is rejected, and the next one is done', async () => {
    const { client } = startClient()
    await expect(client.ask('uncopied', () => {})).rejects.toMatchObject({ name: 'DataCloneError' })
    expect(await client.ask('double', 1)).toBe(2)
  })
})

describe('progress and parts', () => {
  test('every step is reported where the worker reports progress at once', async () => {
    const { client } = startClient({ progressEvery: 0 })
    const heard: (number | string)[] = []
    const keep = (one: number | string) => heard.push(one)
    await client.ask('count', 3, { onProgress: keep, onPart: keep })
    expect(heard).toEqual([1, 'part 1', 2, 'part 2', 3, 'part 3'])
  })

  test('progress that comes too fast is left out, and every part is sent', async () => {
    const { client } = startClient({ progressEvery: 60_000 })
    const parts: string[] = []
    const onProgress = vi.fn()
    await client.ask('count', 3, { onProgress, onPart: (part) => parts.push(part) })
    expect(parts).toEqual(['part 1', 'part 2', 'part 3'])
    expect(onProgress).not.toHaveBeenCalled()
  })
})

describe('an abort', () => {
  const endless = Number.POSITIVE_INFINITY

  test('an aborted task stops between two steps, and its worker does the next task', async () => {
    const { client, log, workers } = startClient({ progressEvery: 0 })
    const job = new AbortController()
    const onProgress = vi.fn(() => job.abort(new Error('enough')))
    await expect(client.ask('count', endless, { signal: job.signal, onProgress })).rejects.toThrow('enough')
    expect(await client.ask('double', 3)).toBe(6)
    const steps = log.length
    expect(await client.ask('double', 4)).toBe(8)
    expect(log).toHaveLength(steps)
    expect(onProgress).toHaveBeenCalledOnce()
    expect(workers).toHaveLength(1)
  })

  test('a task that is aborted at once does no step', async () => {
    const { client, log, workers } = startClient()
    const job = new AbortController()
    const counted = client.ask('count', endless, { signal: job.signal })
    job.abort(new Error('enough'))
    await expect(counted).rejects.toThrow('enough')
    expect(await client.ask('double', 3)).toBe(6)
    expect(log).toEqual([])
    expect(workers).toHaveLength(1)
  })

  test('an aborted task that waits is never started', async () => {
    const { client, log } = startClient()
    const job = new AbortController()
    const onStart = vi.fn()
    const first = client.ask('count', 2)
    const second = client.ask('count', 5, { signal: job.signal, onStart })
    const third = client.ask('double', 3)
    job.abort(new Error('not wanted'))
    await expect(second).rejects.toThrow('not wanted')
    expect(await Promise.all([first, third])).toEqual(['counted to 2', 6])
    expect(onStart).not.toHaveBeenCalled()
    expect(log).toEqual(['step 1 of 2', 'step 2 of 2'])
  })

  test('a task with an aborted signal starts no worker', async () => {
    const { client, workers } = startClient()
    const signal = AbortSignal.abort(new Error('too late'))
    await expect(client.ask('double', 3, { signal })).rejects.toThrow('too late')
    expect(workers).toHaveLength(0)
  })

  test('an abort after the answer changes nothing', async () => {
    const { client, workers } = startClient()
    const job = new AbortController()
    expect(await client.ask('double', 3, { signal: job.signal })).toBe(6)
    job.abort()
    expect(await client.ask('double', 4)).toBe(8)
    expect(workers).toHaveLength(1)
  })

  test('a worker whose step does not end after an abort is terminated, and the next task gets a new one', async () => {
    const { client, log, workers } = startClient()
    const job = new AbortController()
    const hung = client.ask('hang', null, { signal: job.signal })
    await vi.waitUntil(() => log.includes('hanging'))
    job.abort(new Error('enough'))
    await expect(hung).rejects.toThrow('enough')
    const abortedAt = performance.now()
    expect(await client.ask('double', 3)).toBe(6)
    expect(performance.now() - abortedAt).toBeGreaterThan(STOPS_WITHIN / 2)
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false])
  })
})

describe('a failure', () => {
  test('a failed task rejects with the name and message of the error, and its worker does the next task', async () => {
    const { client, workers } = startClient()
    await expect(client.ask('fail', 'too far')).rejects.toMatchObject({ name: 'RangeError', message: 'too far' })
    expect(await client.ask('double', 3)).toBe(6)
    expect(workers).toHaveLength(1)
  })

  test('a failure message holds no stack', async () => {
    const { port1, port2 } = new MessageChannel()
    serve(port2, handlersFor([]))
    port2.start()
    const reply = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data)
    })
    port1.postMessage({ kind: 'task', id: 7, name: 'fail', task: 'too far' })
    expect(await reply).toEqual({ kind: 'failure', id: 7, name: 'RangeError', message: 'too far' })
    port1.close()
  })

  test('an answer that cannot be copied fails its task', async () => {
    const { client } = startClient()
    await expect(client.ask('uncopied', null)).rejects.toMatchObject({ name: 'DataCloneError' })
    expect(await client.ask('double', 3)).toBe(6)
  })
})

describe('a worker that dies', () => {
  test('the task of a worker that dies is done by a new worker', async () => {
    const { client, workers } = startClient()
    const doubled = client.ask('double', 3)
    workers[0]?.die('out of memory')
    expect(await doubled).toBe(6)
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false])
  })

  test('a task whose worker dies twice fails, and the next task is done', async () => {
    const { client, workers } = startClient()
    const hung = client.ask('hang', null)
    const doubled = client.ask('double', 3)
    workers[0]?.die('out of memory')
    workers[1]?.die('out of memory again')
    await expect(hung).rejects.toThrow('The worker ended: out of memory again')
    expect(await doubled).toBe(6)
    expect(workers).toHaveLength(3)
  })

  test('a task with parts fails when its worker dies, since they would come twice', async () => {
    const { client, workers } = startClient()
    const onPart = vi.fn(() => workers[0]?.die('out of memory'))
    await expect(client.ask('count', 3, { onPart })).rejects.toThrow('The worker ended: out of memory')
    expect(onPart).toHaveBeenCalledOnce()
    expect(await client.ask('double', 3)).toBe(6)
  })

  test('a task with transferred bytes fails when its worker dies, since they are gone with it', async () => {
    const { client, workers } = startClient()
    const bytes = new ArrayBuffer(16)
    const size = client.ask('size', bytes, { transfer: [bytes] })
    workers[0]?.die('out of memory')
    await expect(size).rejects.toThrow('The worker ended: out of memory')
    expect(await client.ask('double', 3)).toBe(6)
  })

  test('a worker that dies without a task is replaced with the next task', async () => {
    const { client, workers } = startClient()
    await client.ask('double', 3)
    workers[0]?.die('out of memory')
    expect(workers).toHaveLength(1)
    expect(await client.ask('double', 4)).toBe(8)
    expect(workers).toHaveLength(2)
  })

  test('an aborted task is not repeated when its worker dies', async () => {
    const { client, log, workers } = startClient()
    const job = new AbortController()
    const counted = client.ask('count', 3, { signal: job.signal })
    job.abort(new Error('enough'))
    workers[0]?.die('out of memory')
    await expect(counted).rejects.toThrow('enough')
    expect(await client.ask('double', 3)).toBe(6)
    expect(log).toEqual([])
    expect(workers).toHaveLength(2)
  })
})

test('a worker with two tasks does the short one while it works on the long one', async () => {
  const { port1, port2 } = new MessageChannel()
  serve(port2, handlersFor([]), { progressEvery: 60_000 })
  port2.start()
  const ends: unknown[] = []
  const ended = new Promise<void>((resolve) => {
    port1.onmessage = ({ data }) => {
      if (data.kind === 'part') return
      ends.push(data)
      if (data.kind === 'answer') port1.postMessage({ kind: 'abort', id: 1 })
      if (data.kind === 'abort') resolve()
    }
  })
  port1.postMessage({ kind: 'task', id: 1, name: 'count', task: Number.POSITIVE_INFINITY })
  port1.postMessage({ kind: 'task', id: 2, name: 'double', task: 3 })
  await ended
  expect(ends).toEqual([
    { kind: 'answer', id: 2, answer: 6 },
    { kind: 'abort', id: 1 },
  ])
  port1.close()
})

test('both ends refuse what is no message of the protocol', () => {
  const wrong = [null, 'task', {}, { kind: 'task' }, { id: 1 }, { kind: 'other', id: 1 }, { kind: 'abort', id: '1' }]
  for (const data of [...wrong, { kind: 'answer', id: 1 }]) expect(() => parsePageMessage(data)).toThrow(TypeError)
  for (const data of [...wrong, { kind: 'task', id: 1 }]) expect(() => parseWorkerMessage(data)).toThrow(TypeError)
})
