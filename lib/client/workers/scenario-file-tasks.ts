import type { ImportedScenario } from '#lib/scenario/file/scenario-file'

/** What the worker for scenario files does. */
export type ScenarioFileTasks = {
  readonly read: {
    /** the bytes of a file, in whatever encoding it was written */
    readonly task: ArrayBuffer
    readonly progress: never
    readonly part: never
    readonly answer: ImportedScenario
  }
}
