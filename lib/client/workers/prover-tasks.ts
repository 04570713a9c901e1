import type { Runbook } from '#lib/exchange/runbook/runbook'
import type { Answers, Comparison, Progress, QuestionId, Side, Survey } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Warning } from '#lib/scenario/findings/warnings'
import type { Advice } from '#lib/scenario/wants/advice'
import type { WhoFlow } from '#lib/scenario/wants/flow'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { ShownPhase } from '#lib/scenario/wants/plan-memory'
import type { Remedies } from '#lib/scenario/wants/remedy'
import type { WhoKey } from '#lib/scenario/wants/who'

/**
 * How far the work is: groups of addresses judged, of all; with a plan, which phase is being gone over; with
 * advice, which question.
 */
export type ProverProgress = Progress & {
  readonly phase?: number
  readonly phases?: number
  readonly question?: number
  readonly questions?: number
}

type Proving<Task, Answer, Part = never> = {
  readonly task: Task
  readonly progress: ProverProgress
  readonly part: Part
  readonly answer: Answer
}

/** What is asked about all senders at once, or of very long lists. Each may take seconds. */
export type ProverTasks = {
  /** a part: the cells of all phases that are known so far */
  readonly plan: Proving<WantsInput, readonly ShownPhase[], readonly ShownPhase[]>
  readonly remedies: Proving<RemediesTask, Remedies>
  readonly flow: Proving<FlowTask, readonly WhoFlow[]>
  readonly compare: Proving<{ readonly before: Side; readonly after: Side; readonly answers: Answers }, Comparison>
  readonly survey: Proving<{ readonly side: Side; readonly answers: Answers }, Survey>
  readonly advice: Proving<AdviceTask, readonly Advice[]>
  readonly findings: Proving<FindingsTask, readonly Finding[]>
  readonly warnings: Proving<readonly FindingsTask[], readonly Warning[]>
  readonly runbook: Proving<RunbookTask, Runbook>
}

/** The way from one phase to another, by their places. */
type RunbookTask = { readonly document: ScenarioDocument; readonly before: number; readonly after: number }

/** The cell for which something is to be found that mends it. */
type RemediesTask = { readonly document: WantsInput; readonly phaseIndex: number; readonly who: WhoKey }

/** The phase whose flow is drawn. */
type FlowTask = { readonly document: WantsInput; readonly phaseIndex: number }

export type AdviceTask = {
  readonly asks: readonly {
    readonly phase: Pick<Phase, 'tenant' | 'connectors'>
    readonly questions: readonly QuestionId[]
  }[]
  readonly answers: Answers
}

export type FindingsTask = {
  readonly tenant: Phase['tenant']
  readonly connectors: readonly ScenarioConnector[]
}
