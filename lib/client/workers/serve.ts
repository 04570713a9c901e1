import {
  parsePageMessage,
  type TaskMap,
  type TaskName,
  type TaskRequest,
  type TaskTypes,
  type WorkerMessage,
} from './protocol'

/** What a task reports after a step of its work. */
export type Step<Types extends TaskTypes> =
  | { readonly progress?: Types['progress']; readonly part?: Types['part'] }
  | undefined
type Steps<Types extends TaskTypes> =
  | Generator<Step<Types>, Types['answer']>
  | AsyncGenerator<Step<Types>, Types['answer']>

/** How each kind of task is done, step by step. A task can only be aborted between two steps. */
export type Handlers<Tasks extends TaskMap> = {
  readonly [Name in TaskName<Tasks>]: (task: Tasks[Name]['task']) => Steps<Tasks[Name]>
}

/** The worker's end of the channel: `self`, or a message port in a test. */
type WorkerPort = {
  readonly postMessage: (message: unknown) => void
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void
}

export type ServeOptions = {
  /** milliseconds between two reports of progress; 0 reports every step */
  readonly progressEvery?: number
}

const PROGRESS_EVERY = 100
/** Milliseconds of work after which messages are handled: an abort waits for this long and one step at most. */
const TIME_SLICE = 16

/**
 * Does the tasks that arrive at the port. What a handler throws becomes a failure with the name and message of the error,
 * without its stack. Several tasks at once share the time.
 */
export function serve<Tasks extends TaskMap>(
  port: WorkerPort,
  handlers: Handlers<Tasks>,
  { progressEvery = PROGRESS_EVERY }: ServeOptions = {},
): void {
  const running = new Map<number, AbortController>()
  const run = async <Name extends TaskName<Tasks>>({ id, name, task }: TaskRequest<Tasks, Name>): Promise<void> => {
    const job = new AbortController()
    running.set(id, job)
    const post = (reply: WorkerMessage<Tasks[Name]>) => port.postMessage(reply)
    try {
      const steps = handlers[name](task)
      const answer = await runInTimeSlices(steps, { id, post, progressEvery, signal: job.signal })
      post({ kind: 'answer', id, answer })
    } catch (error) {
      post(job.signal.aborted ? { kind: 'abort', id } : { kind: 'failure', id, ...describe(error) })
    }
    running.delete(id)
  }
  port.addEventListener('message', ({ data }) => {
    const request = parsePageMessage<Tasks>(data)
    if (request.kind === 'abort') running.get(request.id)?.abort()
    else void run(request)
  })
}

type Work<Types extends TaskTypes> = {
  readonly id: number
  readonly post: (reply: WorkerMessage<Types>) => void
  readonly progressEvery: number
  readonly signal: AbortSignal
}

/** Runs the steps and gives the answer; messages are handled between time slices. Throws once the signal is aborted. */
async function runInTimeSlices<Types extends TaskTypes>(
  steps: Steps<Types>,
  { id, post, progressEvery, signal }: Work<Types>,
): Promise<Types['answer']> {
  let reportedAt = performance.now()
  // An abort that came right behind its task is seen before the first step.
  let sliceEndsAt = 0
  for (;;) {
    if (performance.now() >= sliceEndsAt) {
      await letMessagesIn()
      sliceEndsAt = performance.now() + TIME_SLICE
    }
    signal.throwIfAborted()
    const { done, value } = await steps.next()
    if (done) return value
    if (value?.part !== undefined) post({ kind: 'part', id, part: value.part })
    if (value?.progress === undefined || performance.now() - reportedAt < progressEvery) continue
    reportedAt = performance.now()
    post({ kind: 'progress', id, progress: value.progress })
  }
}

/** Lets the event loop handle what waits. A timer would do, but browsers make timers in a row wait 4 ms each. */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

const describe = (error: unknown): { readonly name: string; readonly message: string } =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }

/** Makes a handler of one call. It cannot be aborted on its way, so its input must be limited in size. */
export const inOneStep = <Task, Answer>(work: (task: Task) => Answer) =>
  function* (task: Task): Generator<undefined, Answer> {
    yield
    return work(task)
  }
