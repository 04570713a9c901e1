import type { LocatedPhase } from '#lib/exchange/locate/locate'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import { keepRefusals } from './import-refusals'
import type { SourceReading, SourceTasks } from './source-tasks'
import { WorkerClient } from './worker-client'

/** No letter takes more bytes in any encoding: what is longer than this is too long whatever it holds. */
const MOST_BYTES = LIMITS.bodyBytes * 4

const worker = new WorkerClient<SourceTasks>(
  () => new Worker(new URL('./source.worker.ts', import.meta.url), { type: 'module' }),
)

type ReadOptions = {
  readonly signal: AbortSignal
  /** told of each connector as it comes; work done here is spread over as many turns */
  readonly onConnector: (connector: ScenarioConnector) => void
}

/** Reads a text, or a file in whatever encoding Windows wrote it, in a worker: the page stays free, and can stop it. */
export async function readSource(source: string | Blob, { signal, onConnector }: ReadOptions): Promise<SourceReading> {
  const content = typeof source === 'string' ? source : await source.slice(0, MOST_BYTES).arrayBuffer()
  const connectors: ScenarioConnector[] = []
  const held = await worker.ask('read', content, {
    signal,
    onPart: ({ connector, refusals }) => {
      keepRefusals(connector, refusals)
      connectors.push(connector)
      onConnector(connector)
    },
    transfer: typeof content === 'string' ? [] : [content],
  })
  return { ...held, connectors }
}

/** Which phase the tenant equals, worked out in the worker. */
export const locate = (task: SourceTasks['locate']['task'], signal: AbortSignal): Promise<LocatedPhase> =>
  worker.ask('locate', task, { signal })
