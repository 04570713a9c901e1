import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'

/** What the summary worker does. */
export type SummaryTasks = {
  readonly summarize: {
    readonly task: ScenarioDocument
    readonly progress: never
    readonly part: never
    readonly answer: Summary
  }
}
