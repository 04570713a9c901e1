import type {
  Answers,
  Comparison,
  Coverage,
  MissingSamples,
  Progress,
  QuestionId,
  Sample,
  Side,
  Survey,
} from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Advice } from '#lib/scenario/wants/advice'
import type { Gate, GatesInput } from '#lib/scenario/wants/gates'

/**
 * How far the work is: groups of addresses judged, or connectors, of all; with gates, which phase is being gone over; with
 * advice, which question.
 */
export type ProverProgress = Progress & {
  readonly unit?: 'connectors'
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
  /** a part: the gates of the phases that were done since the last */
  readonly gates: Proving<GatesInput, readonly Gate[], readonly Gate[]>
  readonly compare: Proving<{ readonly before: Side; readonly after: Side; readonly answers: Answers }, Comparison>
  readonly survey: Proving<{ readonly side: Side; readonly answers: Answers }, Survey>
  readonly advice: Proving<AdviceTask, readonly Advice[]>
  readonly coverage: Proving<CoverageTask, Covered>
  readonly findings: Proving<FindingsTask, readonly Finding[]>
}

export type AdviceTask = {
  readonly asks: readonly {
    readonly phase: Pick<Phase, 'tenant' | 'connectors'>
    readonly questions: readonly QuestionId[]
  }[]
  readonly answers: Answers
}

export type CoverageTask = { readonly side: Side; readonly samples: readonly Sample[] }

export type FindingsTask = {
  readonly tenant: Phase['tenant']
  readonly connectors: readonly ScenarioConnector[]
}

export type Covered = Omit<Coverage, 'connectors'> & {
  readonly connectors: readonly (Coverage['connectors'][number] & { readonly missingLeft: number })[]
  /** senders that exercise what no sample does, without the edges of networks and with them */
  readonly samples: MissingSamples
  readonly edgeSamples: MissingSamples
}
