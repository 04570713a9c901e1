import { queryOptions } from '@tanstack/react-query'
import { LIMITS } from '#lib/scenario/document/limits'
import type { RequirementTexts } from '#lib/scenario/document/requirement'
import type { ImportedScenario } from '#lib/scenario/document/scenario-file'
import type { FileProblemCode } from '#lib/scenario/document/scenario-file-problems'
import type { Language } from '#lib/texts/language'
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

export type FileTexts = {
  readonly problems: Readonly<Record<FileProblemCode, string>>
  readonly wanted: RequirementTexts
}

/** What can be wrong with a scenario file, in one language, with `{parameters}`; loaded with the first problem. */
export const fileTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['scenario-file-texts', language],
    queryFn: async (): Promise<FileTexts> =>
      language === 'de'
        ? (await import('#texts/de/scenario-file-problems')).default
        : {
            problems: (await import('#lib/scenario/document/scenario-file-problems')).FILE_PROBLEMS,
            wanted: (await import('#lib/scenario/document/requirement')).REQUIREMENT_TEXTS,
          },
    staleTime: Number.POSITIVE_INFINITY,
  })
