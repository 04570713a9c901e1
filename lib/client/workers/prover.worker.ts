import { mapSteps, type Progress } from '#lib/matcher'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Warning } from '#lib/scenario/findings/warnings'
import type { Advice } from '#lib/scenario/wants/advice'
import type { WantsInput } from '#lib/scenario/wants/part'
import { rememberingJudge, type ShownPhase } from '#lib/scenario/wants/plan-memory'
import type { AdviceTask, FindingsTask, ProverProgress, ProverTasks } from './prover-tasks'
import { type Step, serve } from './serve'

/** Regions of one change that the page pages through and searches: far more than the API sends. */
const REGIONS_ON_PAGE = 10_000

serve<ProverTasks>(self, {
  plan: judgeByPhase,
  remedies: findRemedies,
  flow: findFlow,
  compare: compareSides,
  survey: surveySide,
  advice: adviseOnAll,
  findings: find,
  warnings: warn,
  runbook: writeRunbook,
})

type Reported = { readonly progress: ProverProgress }

const asProgress = (progress: Progress): Reported => ({ progress })

const judgePlan = rememberingJudge()

/** Tells the phases that are known whenever there is one more; what an edit leaves as it was, at once. */
function judgeByPhase(document: WantsInput): Generator<Step<ProverTasks['plan']>, readonly ShownPhase[]> {
  let told = 0
  return mapSteps(judgePlan(document), ({ known, ...progress }) => {
    const isMore = known.length > told
    told = known.length
    return isMore ? { progress, part: known } : { progress }
  })
}

/** What compares and surveys comes when it is first asked for: no cell needs it. */
async function* compareSides({
  before,
  after,
  answers,
}: ProverTasks['compare']['task']): AsyncGenerator<Reported, ProverTasks['compare']['answer']> {
  const { compareInSteps } = await import('#lib/matcher')
  return yield* mapSteps(compareInSteps(before, after, answers, { mostRegions: REGIONS_ON_PAGE }), asProgress)
}

async function* surveySide({
  side,
  answers,
}: ProverTasks['survey']['task']): AsyncGenerator<Reported, ProverTasks['survey']['answer']> {
  const { surveyInSteps } = await import('#lib/matcher')
  return yield* mapSteps(surveyInSteps(side, answers), asProgress)
}

/** Remedies come when the first cell is selected: the results of all cells need none. */
async function* findRemedies({
  document,
  phaseIndex,
  who,
}: ProverTasks['remedies']['task']): AsyncGenerator<Reported, ProverTasks['remedies']['answer']> {
  const { findRemediesInSteps } = await import('#lib/scenario/wants/remedies')
  return yield* mapSteps(findRemediesInSteps(document, phaseIndex, who), asProgress)
}

/** The flow comes when the first picture is shown. */
async function* findFlow({
  document,
  phaseIndex,
}: ProverTasks['flow']['task']): AsyncGenerator<Reported, ProverTasks['flow']['answer']> {
  const { findFlowInSteps } = await import('#lib/scenario/wants/flow')
  return yield* mapSteps(findFlowInSteps(document, phaseIndex), asProgress)
}

/** Advice comes when the first open question is shown. */
async function* adviseOnAll({ asks, answers }: AdviceTask): AsyncGenerator<Reported, readonly Advice[]> {
  const { adviseInSteps } = await import('#lib/scenario/wants/advice')
  const found: Advice[] = []
  const questions = asks.flatMap((ask) => ask.questions).length
  let done = 0
  for (const ask of asks) {
    const before = done
    const steps = adviseInSteps(ask.phase, ask.questions, answers)
    found.push(
      ...(yield* mapSteps(steps, (step) => ({ progress: { ...step, question: before + step.question, questions } }))),
    )
    done += ask.questions.length
  }
  return found
}

/** The checks come when they are first asked for: most scenarios are small enough to be checked in the page. */
async function* find({ tenant, connectors }: FindingsTask): AsyncGenerator<undefined, readonly Finding[]> {
  const { findFindings } = await import('#lib/scenario/findings/findings')
  yield
  return findFindings(tenant, connectors)
}

/** The warnings of all phases come once the first cells are there. */
async function* warn(phases: readonly FindingsTask[]): AsyncGenerator<undefined, readonly Warning[]> {
  const { findWarnings } = await import('#lib/scenario/findings/warnings')
  yield
  return findWarnings(phases)
}

/** Runbooks come when the first one is asked for: only one view shows them. */
async function* writeRunbook({
  document,
  before,
  after,
}: ProverTasks['runbook']['task']): AsyncGenerator<Reported, ProverTasks['runbook']['answer']> {
  const { makeRunbookInSteps } = await import('#lib/exchange/runbook/runbook')
  return yield* mapSteps(makeRunbookInSteps(document, before, after), asProgress)
}
