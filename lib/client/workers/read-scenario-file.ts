import { LIMITS } from '#lib/scenario/document/limits'
import type { ImportedScenario } from '#lib/scenario/file/scenario-file'
import type { ScenarioFileTasks } from './scenario-file-tasks'
import { WorkerClient } from './worker-client'

/** No letter takes more bytes in any encoding: what is longer than this is too long whatever it holds. */
const MOST_BYTES = LIMITS.bodyBytes * 4

const worker = new WorkerClient<ScenarioFileTasks>(
  () => new Worker(new URL('./scenario-file.worker.ts', import.meta.url), { type: 'module' }),
)

/** Reads a scenario file in a worker; what is wrong with it is a problem. Rejects where the file or the worker cannot be had. */
export async function readScenarioFile(file: Blob): Promise<ImportedScenario> {
  const bytes = await file.slice(0, MOST_BYTES).arrayBuffer()
  return worker.ask('read', bytes, { transfer: [bytes] })
}
