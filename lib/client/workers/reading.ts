import { keepRefusals } from '#lib/client/import/import-refusals'
import type { CollectedTenant } from '#lib/exchange/collector/collector'
import type { LocatedPhase } from '#lib/exchange/locate/locate'
import type { ImportFormat } from '#lib/exchange/read/import-formats'
import type { ImportProblem } from '#lib/exchange/read/problems'
import type { Tenant } from '#lib/matcher'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Finding } from '#lib/scenario/findings/finding'

export { LONGEST_SHOWN } from './shown-text'

/** No letter takes more bytes in any encoding: what is longer than this is too long whatever it holds. */
const MOST_BYTES = LIMITS.bodyBytes * 4

/** How a text was read: a format of connectors, or one of this product's own files. */
export type ReadFormat = ImportFormat | 'collector' | 'scenario-file'
export type Collected = {
  readonly tenant: CollectedTenant['tenant']
  /** what stays with the scenario */
  readonly facts: CollectedFacts
}

/** What a text holds. */
export type SourceReading = {
  readonly format: ReadFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
  /** what the collector's file says besides; null for any other text */
  readonly collected: Collected | null
  /** the text itself, or its beginning where it is longer than `LONGEST_SHOWN` */
  readonly shown: string
  /** letters of the whole text */
  readonly length: number
}

export type ReadingTask =
  | { readonly kind: 'read'; readonly source: string | ArrayBuffer }
  | {
      readonly kind: 'locate'
      readonly phases: Phase[]
      readonly connectors: readonly ScenarioConnector[]
      readonly tenant: Tenant | null
    }

/** Connectors come one by one, so that no message takes long to take in. */
export type ReadingMessage =
  | { readonly kind: 'connector'; readonly connector: ScenarioConnector; readonly refusals: readonly Finding[] }
  | { readonly kind: 'read'; readonly reading: Omit<SourceReading, 'connectors'> }
  | { readonly kind: 'located'; readonly located: LocatedPhase }

type ReadOptions = {
  readonly signal: AbortSignal
  /** told of each connector as it comes; work done here is spread over as many turns */
  readonly onConnector: (connector: ScenarioConnector) => void
}

/** Reads a text, or a file in whatever encoding Windows wrote it, in a worker: the page stays free, and can stop it. */
export async function readSource(source: string | Blob, { signal, onConnector }: ReadOptions): Promise<SourceReading> {
  const content = typeof source === 'string' ? source : await source.slice(0, MOST_BYTES).arrayBuffer()
  const connectors: ScenarioConnector[] = []
  return ask({ kind: 'read', source: content }, signal, (message) => {
    if (message.kind === 'read') return { ...message.reading, connectors }
    if (message.kind === 'connector') {
      keepRefusals(message.connector, message.refusals)
      connectors.push(message.connector)
      onConnector(message.connector)
    }
    return null
  })
}

/** Which phase the tenant equals, worked out in a worker. */
export const locate = (task: Omit<Extract<ReadingTask, { kind: 'locate' }>, 'kind'>, signal: AbortSignal) =>
  ask<LocatedPhase>({ kind: 'locate', ...task }, signal, (message) =>
    message.kind === 'located' ? message.located : null,
  )

/** Starts a worker for one task and ends it with the answer, which is the first message that `take` makes one of. */
function ask<Answer>(
  task: ReadingTask,
  signal: AbortSignal,
  take: (message: ReadingMessage) => Answer | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' })
    const end = (finish: () => void) => {
      worker.terminate()
      finish()
    }
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), { once: true })
    worker.addEventListener('error', () => end(() => reject(new Error('The text could not be read.'))))
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingMessage>) => {
      const answer = take(data)
      if (answer !== null) end(() => resolve(answer))
    })
    worker.postMessage(task, 'source' in task && typeof task.source !== 'string' ? [task.source] : [])
  })
}
