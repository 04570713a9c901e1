import { runToEnd } from '#lib/matcher'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { judgePhaseInSteps } from '#lib/scenario/wants/phase-results'
import { judgePlan } from '#lib/scenario/wants/plan'
import { findInPlan } from '#lib/scenario/wants/plan-findings'
import { rememberingJudge } from '#lib/scenario/wants/plan-memory'
import { summarizePlan } from '#lib/scenario/wants/summary'
import { largeScenario } from '#scripts/bench/large-scenario'

/** One figure of the planning table, on the large scenario: the median and the slowest of some runs, in milliseconds. */
export type PlanningRow = { readonly what: string; readonly median: number; readonly slowest: number }

const RUNS = 7
/** The phase that is judged or edited: in the middle, just after MX has moved. */
const PHASE = 6

/** How long the results of wants take on 60 services, 12 phases, 30 connectors and 500 samples. */
export function measurePlanning(): PlanningRow[] {
  const text = JSON.stringify(largeScenario())
  // A new document each time, since the engine remembers what it has parsed and judged of one.
  const fresh = () => documentSchema.parse(JSON.parse(text))
  const document = fresh()
  const cells = judgePlan(document)
  const remembering = rememberingJudge()
  runToEnd(remembering(document))
  let edits = 0
  return [
    measure('one phase', fresh, (some) => runToEnd(judgePhaseInSteps(some, PHASE))),
    measure('all phases', fresh, judgePlan),
    measure(
      'the plan after an edit in one phase',
      () => addNetwork(document, `198.51.100.${++edits}`),
      (edited) => runToEnd(remembering(edited)),
    ),
    measure(
      'the summary',
      () => document,
      (some) => summarizePlan(some, cells),
    ),
    measure('the findings on the plan', fresh, findInPlan),
  ]
}

/** The document with one more network in the first connector of the phase. */
function addNetwork(document: ScenarioDocument, network: string): ScenarioDocument {
  const phases = document.phases.map((phase, index) => {
    if (index !== PHASE) return phase
    const connectors = phase.connectors.map((connector, at) =>
      at === 0 ? { ...connector, senderIPAddresses: [...connector.senderIPAddresses, network] } : connector,
    )
    return { ...phase, connectors }
  })
  return { ...document, phases }
}

function measure<Given>(what: string, prepare: () => Given, run: (given: Given) => unknown): PlanningRow {
  const times = Array.from({ length: RUNS }, () => {
    const given = prepare()
    const start = performance.now()
    run(given)
    return performance.now() - start
  }).sort((one, other) => one - other)
  return { what, median: times[Math.floor(RUNS / 2)] ?? 0, slowest: times.at(-1) ?? 0 }
}
