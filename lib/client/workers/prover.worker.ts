import {
  type Answers,
  type Coverage,
  compareInSteps,
  coverageInSteps,
  type MissingSamples,
  mapSteps,
  missingSamplesInSteps,
  type Progress,
  type QuestionId,
  type Sample,
  type Side,
  surveyInSteps,
} from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import { type Advice, adviseInSteps } from '#lib/scenario/wants/advice'
import { evaluateInSteps } from '#lib/scenario/wants/evaluate'
import type { GatesInput } from '#lib/scenario/wants/gates'

/** What can be asked about all senders at once, or of very long lists. It may take seconds: whoever asks shows progress, and may end the worker. */
export type ProverTask =
  | { readonly kind: 'gates'; readonly document: GatesInput }
  | { readonly kind: 'compare'; readonly before: Side; readonly after: Side; readonly answers: Answers }
  | { readonly kind: 'survey'; readonly side: Side; readonly answers: Answers }
  | {
      readonly kind: 'advice'
      readonly asks: readonly {
        readonly phase: Pick<Phase, 'tenant' | 'connectors'>
        readonly questions: readonly QuestionId[]
      }[]
      readonly answers: Answers
    }
  | { readonly kind: 'findings'; readonly tenant: Phase['tenant']; readonly connectors: readonly ScenarioConnector[] }
  | { readonly kind: 'coverage'; readonly side: Side; readonly samples: readonly Sample[] }

/** What the worker says: how far it is, what it knows so far where that is worth seeing, and in the end the answer, or why there is none. */
export type ProverMessage =
  | { readonly kind: 'progress'; readonly progress: ProverProgress }
  | { readonly kind: 'part'; readonly part: unknown }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly detail: string }

/**
 * How far the work is: groups of addresses judged, or connectors, of all; with gates, which phase is being gone over; with
 * advice, which question. Work that waits for other work has not begun.
 */
export type ProverProgress = Progress & {
  readonly isWaiting?: boolean
  readonly unit?: 'connectors'
  readonly phase?: number
  readonly phases?: number
  readonly question?: number
  readonly questions?: number
}

/** Missing conditions of one connector that are sent; nobody reads more. */
const MOST_MISSING = 50

/** Regions of one change that the page pages through and searches: far more than the API sends. */
const REGIONS_ON_PAGE = 10_000

export type Covered = Omit<Coverage, 'connectors'> & {
  readonly connectors: readonly (Coverage['connectors'][number] & { readonly missingLeft: number })[]
  /** senders that exercise what no sample does, without the edges of networks and with them */
  readonly samples: MissingSamples
  readonly edgeSamples: MissingSamples
}

/** Milliseconds between two reports. */
const REPORT_EVERY = 100

/** A step of the work, and the part of the answer that is there already. */
type Step = ProverProgress & { readonly soFar?: readonly unknown[] }

self.addEventListener('message', async ({ data }: MessageEvent<ProverTask>) => {
  const say = (message: ProverMessage) => self.postMessage(message)
  try {
    let told = 0
    const report = ({ soFar = [], ...progress }: Step) => {
      say({ kind: 'progress', progress })
      if (soFar.length === told) return
      told = soFar.length
      say({ kind: 'part', part: soFar })
    }
    say({ kind: 'answer', answer: data.kind === 'findings' ? await find(data) : perform(stepsOf(data), report) })
  } catch (error) {
    say({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) })
  }
})

/** The checks come when they are first asked for: most scenarios are small enough to be checked in the page. */
async function find({ tenant, connectors }: Extract<ProverTask, { kind: 'findings' }>): Promise<readonly Finding[]> {
  const { findFindings } = await import('#lib/scenario/findings/findings')
  return findFindings(tenant, connectors)
}

function stepsOf(task: Exclude<ProverTask, { kind: 'findings' }>): Generator<Step, unknown> {
  switch (task.kind) {
    case 'gates':
      return evaluateInSteps(task.document)
    case 'compare':
      return compareInSteps(task.before, task.after, task.answers, { mostRegions: REGIONS_ON_PAGE })
    case 'survey':
      return surveyInSteps(task.side, task.answers)
    case 'advice':
      return adviseOnAll(task)
    case 'coverage':
      return coverSamples(task.side, task.samples)
  }
}

function* adviseOnAll({ asks, answers }: Extract<ProverTask, { kind: 'advice' }>): Generator<ProverProgress, Advice[]> {
  const found: Advice[] = []
  const all = asks.flatMap((ask) => ask.questions).length
  let before = 0
  for (const { phase, questions } of asks) {
    const done = before
    const steps = adviseInSteps(phase, questions, answers)
    found.push(...(yield* mapSteps(steps, (step) => ({ ...step, question: done + step.question, questions: all }))))
    before += questions.length
  }
  return found
}

/** What the samples exercise, and which would exercise the rest: both at once, and then with the edges of networks. */
function* coverSamples(side: Side, samples: readonly Sample[]): Generator<ProverProgress, Covered> {
  const byConnector = (step: Progress) => ({ ...step, unit: 'connectors' }) as const
  const found = yield* mapSteps(coverageInSteps(side, samples), byConnector)
  return {
    ...found,
    connectors: found.connectors.map(({ missing, ...rest }) => ({
      ...rest,
      missing: missing.slice(0, MOST_MISSING),
      missingLeft: Math.max(0, missing.length - MOST_MISSING),
    })),
    samples: yield* mapSteps(missingSamplesInSteps(side, samples), byConnector),
    edgeSamples: yield* mapSteps(missingSamplesInSteps(side, samples, { edges: true }), byConnector),
  }
}

function perform(steps: Generator<Step, unknown>, report: (step: Step) => void): unknown {
  let reported = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const now = performance.now()
    if (now - reported < REPORT_EVERY) continue
    reported = now
    report(step.value)
  }
}
