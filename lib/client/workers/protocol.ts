/**
 * The messages between a page and its workers. The page sends a `task`, and may `abort` it. The worker replies with the id
 * of the task: any number of `progress` and `part`, and at the end exactly one of `answer`, `failure` and `abort`. Both ends
 * are built from the same types, so that only the frame of a message is checked.
 */

/** The types of one kind of task; `never` for what the worker does not send. */
export type TaskTypes = {
  readonly task: unknown
  /** how far the work is; a worker leaves out reports that follow each other too fast */
  readonly progress: unknown
  /** a piece of the answer that is known before the rest; every piece is sent, in order */
  readonly part: unknown
  readonly answer: unknown
}

/** The kinds of task of one worker, by name. */
export type TaskMap = Readonly<Record<string, TaskTypes>>
export type TaskName<Tasks extends TaskMap> = keyof Tasks & string

/** A message of the page. */
export type PageMessage<Tasks extends TaskMap> = TaskRequest<Tasks> | Abort
export type TaskRequest<Tasks extends TaskMap, Name extends TaskName<Tasks> = TaskName<Tasks>> = {
  readonly [Each in Name]: {
    readonly kind: 'task'
    readonly id: number
    readonly name: Each
    readonly task: Tasks[Each]['task']
  }
}[Name]

/** A message of the worker about one task. */
export type WorkerMessage<Types extends TaskTypes> =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Types['progress'] }
  | { readonly kind: 'part'; readonly id: number; readonly part: Types['part'] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Types['answer'] }
  | { readonly kind: 'failure'; readonly id: number; readonly name: string; readonly message: string }
  | Abort

/** From the page: the task is to stop. From the worker: the task has stopped. */
type Abort = { readonly kind: 'abort'; readonly id: number }

const PAGE_MESSAGES = ['task', 'abort'] as const
const WORKER_MESSAGES = ['progress', 'part', 'answer', 'failure', 'abort'] as const

/** The message that a worker got. Throws a TypeError for what no page sends. */
export const parsePageMessage = <Tasks extends TaskMap>(data: unknown): PageMessage<Tasks> => parse(data, PAGE_MESSAGES)

/** The message that a page got. Throws a TypeError for what no worker sends. */
export const parseWorkerMessage = <Types extends TaskTypes>(data: unknown): WorkerMessage<Types> =>
  parse(data, WORKER_MESSAGES)

function parse<Message>(data: unknown, kinds: readonly string[]): Message {
  const isMessage =
    typeof data === 'object' &&
    data !== null &&
    'id' in data &&
    typeof data.id === 'number' &&
    'kind' in data &&
    typeof data.kind === 'string' &&
    kinds.includes(data.kind)
  if (!isMessage) throw new TypeError('This is no message of the worker protocol.')
  return data as Message
}
