import { parseReply, type Reply, type TaskMap, type TaskName, type TaskTypes } from './protocol'

/** A worker as its page sees it. */
export type WorkerHandle = {
  readonly postMessage: (message: unknown, transfer: Transferable[]) => void
  readonly addEventListener: (
    type: 'message' | 'messageerror' | 'error',
    listener: (event: { readonly data?: unknown; readonly message?: string }) => void,
  ) => void
  readonly terminate: () => void
}

type AskOptions<Types extends TaskTypes> = {
  /** aborted: the promise rejects with its reason at once, and the worker stops after the step it is at */
  readonly signal?: AbortSignal
  /** the tasks before it are done, and the worker has this one */
  readonly onStart?: () => void
  readonly onProgress?: (progress: Types['progress']) => void
  readonly onPart?: (part: Types['part']) => void
  /** what of the task is handed over, not copied */
  readonly transfer?: readonly Transferable[]
}

/**
 * Milliseconds in which an aborted task is to stop. A step cannot be interrupted, and some take seconds (one phase held
 * against a bounce of which little is known): a worker that is still at it is terminated, and the next task gets a new one.
 */
export const STOPS_WITHIN = 300

/**
 * The page's end of one worker. The worker is started with the first task and stays; it has one task at a time, the others
 * wait here in their order. If it dies, its task goes to a new one, once, unless parts of the answer have come already or
 * what it was to work on was handed over.
 */
export class WorkerClient<Tasks extends TaskMap> {
  private worker: WorkerHandle | null = null
  private current: Job | null = null
  private waiting: readonly Job[] = []
  private lastId = 0
  private stopTimer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly open: () => WorkerHandle) {}

  /** Has a task done. Rejects with the reason of an abort, or with the name and message of what the worker threw. */
  ask<Name extends TaskName<Tasks>>(
    name: Name,
    task: Tasks[Name]['task'],
    options: AskOptions<Tasks[Name]> = {},
  ): Promise<Tasks[Name]['answer']> {
    this.lastId += 1
    const id = this.lastId
    return new Promise((resolve, reject) => {
      const { signal } = options
      if (signal?.aborted) return reject(signal.reason)
      const job = makeJob<Tasks[Name]>({ kind: 'task', id, name, task }, options, { resolve, reject })
      signal?.addEventListener('abort', () => this.withdraw(job, signal.reason), { signal: job.settled })
      this.waiting = [...this.waiting, job]
      this.sendNext()
    })
  }

  private sendNext(): void {
    if (this.current !== null) return
    const [next, ...rest] = this.waiting
    if (next === undefined) return
    this.waiting = rest
    this.current = next
    this.send(next)
  }

  private send(job: Job): void {
    try {
      this.worker ??= this.start()
      this.worker.postMessage(job.request, [...job.transfer])
    } catch (error) {
      job.fail(error)
      this.finish()
      return
    }
    job.start()
  }

  private start(): WorkerHandle {
    const worker = this.open()
    worker.addEventListener('message', ({ data }) => {
      if (this.current?.hear(data)) this.finish()
    })
    const die = ({ message }: { readonly message?: string }) => this.die(message)
    worker.addEventListener('error', die)
    worker.addEventListener('messageerror', die)
    return worker
  }

  private withdraw(job: Job, reason: unknown): void {
    job.fail(reason)
    this.waiting = this.waiting.filter((one) => one !== job)
    if (this.current !== job) return
    this.worker?.postMessage({ kind: 'abort', id: job.request.id }, [])
    this.stopTimer = setTimeout(() => {
      this.endWorker()
      this.finish()
    }, STOPS_WITHIN)
  }

  private die(detail = 'no reason given'): void {
    this.endWorker()
    const { current } = this
    if (current === null) return
    if (current.mayRepeat()) {
      this.send(current)
      return
    }
    current.fail(new Error(`The worker ended: ${detail}`))
    this.finish()
  }

  private endWorker(): void {
    this.worker?.terminate()
    this.worker = null
  }

  private finish(): void {
    clearTimeout(this.stopTimer)
    this.current = null
    this.sendNext()
  }
}

/** A task that was asked for, whatever its kind. */
type Job = {
  readonly request: { readonly kind: 'task'; readonly id: number; readonly name: string; readonly task: unknown }
  readonly transfer: readonly Transferable[]
  /** aborted once the promise has its result */
  readonly settled: AbortSignal
  readonly start: () => void
  /** Takes a message of the worker; reports whether it is done with the task. */
  readonly hear: (data: unknown) => boolean
  readonly fail: (error: unknown) => void
  /** Reports whether the task may go to another worker; once. */
  readonly mayRepeat: () => boolean
}

type Settle<Types extends TaskTypes> = {
  readonly resolve: (answer: Types['answer']) => void
  readonly reject: (reason: unknown) => void
}

function makeJob<Types extends TaskTypes>(
  request: Job['request'],
  { transfer = [], onStart, onProgress, onPart }: AskOptions<Types>,
  { resolve, reject }: Settle<Types>,
): Job {
  const settled = new AbortController()
  let isRepeatable = transfer.length === 0
  const settle = (finish: () => void) => {
    settled.abort()
    finish()
  }
  const take = (reply: Reply<Types>): boolean => {
    switch (reply.kind) {
      case 'progress':
        onProgress?.(reply.progress)
        return false
      case 'part':
        isRepeatable = false
        onPart?.(reply.part)
        return false
      case 'answer':
        settle(() => resolve(reply.answer))
        return true
      case 'failure':
        settle(() => reject(toError(reply)))
        return true
      case 'abort':
        return true
    }
  }
  return {
    request,
    transfer,
    settled: settled.signal,
    start: () => onStart?.(),
    hear: (data) => {
      const reply = parseReply<Types>(data)
      if (reply.id !== request.id) return false
      return settled.signal.aborted ? isLast(reply) : take(reply)
    },
    fail: (error) => settle(() => reject(error)),
    mayRepeat: () => {
      const may = isRepeatable && !settled.signal.aborted
      isRepeatable = false
      return may
    },
  }
}

/** Reports whether the worker is done with the task, of a reply that nobody waits for any more. */
const isLast = ({ kind }: { readonly kind: string }): boolean => kind !== 'progress' && kind !== 'part'

/** What the worker threw, without its stack: that is of another program. */
function toError({ name, message }: { readonly name: string; readonly message: string }): Error {
  const error = new Error(message)
  error.name = name
  return error
}
