import { parseWorkerMessage, type TaskMap, type TaskName, type TaskTypes, type WorkerMessage } from './protocol'

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
  /** an abort rejects the promise with its reason at once, and stops the worker after its current step */
  readonly signal?: AbortSignal
  /** called when the tasks before this one are done and the worker has it */
  readonly onStart?: () => void
  readonly onProgress?: (progress: Types['progress']) => void
  readonly onPart?: (part: Types['part']) => void
  /** parts of the task that are transferred instead of copied */
  readonly transfer?: readonly Transferable[]
}

/**
 * Milliseconds in which an aborted task must stop. A step cannot be interrupted, and some take seconds, such as one phase
 * compared with a bounce that states little: a worker that is still at such a step is terminated.
 */
export const STOPS_WITHIN = 300

/**
 * The page's end of the channel to one worker. The first task starts the worker, which then stays. It has one task at a
 * time; the others wait here in their order. If the worker dies, a new one does the task, once. A task fails instead if it
 * has sent parts, which would come twice, or if its data was transferred, which is gone with the worker.
 */
export class WorkerClient<Tasks extends TaskMap> {
  private worker: WorkerHandle | null = null
  private current: Job | null = null
  private waiting: readonly Job[] = []
  private lastId = 0
  private stopTimer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly open: () => WorkerHandle) {}

  /** Has the worker do a task. Rejects with the reason of an abort, or with the name and message of what the worker threw. */
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

/** A task of any kind that has no result yet. */
type Job = {
  readonly request: { readonly kind: 'task'; readonly id: number; readonly name: string; readonly task: unknown }
  readonly transfer: readonly Transferable[]
  /** aborted once the promise is settled */
  readonly settled: AbortSignal
  readonly start: () => void
  /** Handles a message of the worker; reports whether it was the last one about the task. */
  readonly hear: (data: unknown) => boolean
  readonly fail: (error: unknown) => void
  /** Reports whether a new worker may do the task; true once at most. */
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
  const take = (reply: WorkerMessage<Types>): boolean => {
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
      const reply = parseWorkerMessage<Types>(data)
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

/** Reports whether no message about the same task follows. */
const isLast = ({ kind }: { readonly kind: string }): boolean => kind !== 'progress' && kind !== 'part'

/** An error with the name and message of what the worker threw. */
function toError({ name, message }: { readonly name: string; readonly message: string }): Error {
  const error = new Error(message)
  error.name = name
  return error
}
