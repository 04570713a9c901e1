import {
  compareInSteps,
  coverageInSteps,
  mapSteps,
  missingSamplesInSteps,
  type Progress,
  surveyInSteps,
} from '#lib/matcher'
import type { Finding } from '#lib/scenario/findings/finding'
import { type Advice, adviseInSteps } from '#lib/scenario/wants/advice'
import { evaluateInSteps } from '#lib/scenario/wants/evaluate'
import type { Gate, GatesInput } from '#lib/scenario/wants/gates'
import type { AdviceTask, CoverageTask, Covered, FindingsTask, ProverProgress, ProverTasks } from './prover-tasks'
import { type Step, serve } from './serve'

/** Missing conditions of one connector that are sent; nobody reads more. */
const MOST_MISSING = 50

/** Regions of one change that the page pages through and searches: far more than the API sends. */
const REGIONS_ON_PAGE = 10_000

serve<ProverTasks>(self, {
  gates: evaluateByPhase,
  compare: ({ before, after, answers }) =>
    mapSteps(compareInSteps(before, after, answers, { mostRegions: REGIONS_ON_PAGE }), asProgress),
  survey: ({ side, answers }) => mapSteps(surveyInSteps(side, answers), asProgress),
  advice: adviseOnAll,
  coverage: coverSamples,
  findings: find,
})

type Reported = { readonly progress: ProverProgress }

const asProgress = (progress: Progress): Reported => ({ progress })
const byConnector = (progress: Progress): Reported => ({ progress: { ...progress, unit: 'connectors' } })

function evaluateByPhase(document: GatesInput): Generator<Step<ProverTasks['gates']>, readonly Gate[]> {
  let told = 0
  return mapSteps(evaluateInSteps(document), ({ soFar, ...progress }) => {
    const part = soFar.slice(told)
    told = soFar.length
    return part.length === 0 ? { progress } : { progress, part }
  })
}

function* adviseOnAll({ asks, answers }: AdviceTask): Generator<Reported, readonly Advice[]> {
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

/** What the samples exercise, and which would exercise the rest: both at once, and then with the edges of networks. */
function* coverSamples({ side, samples }: CoverageTask): Generator<Reported, Covered> {
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

/** The checks come when they are first asked for: most scenarios are small enough to be checked in the page. */
async function* find({ tenant, connectors }: FindingsTask): AsyncGenerator<undefined, readonly Finding[]> {
  const { findFindings } = await import('#lib/scenario/findings/findings')
  yield
  return findFindings(tenant, connectors)
}
