import { runToEnd } from '#lib/matcher'
import { documentSchema } from '#lib/scenario/document/document'
import { judgePhaseInSteps } from '#lib/scenario/wants/phase-results'
import { judgePlan } from '#lib/scenario/wants/plan'
import { findInPlan } from '#lib/scenario/wants/plan-findings'
import { summarizePlan } from '#lib/scenario/wants/summary'
import { largeScenario } from '#scripts/bench/large-scenario'

/** One figure of the planning table, on the large scenario: the median and the slowest of some runs, in milliseconds. */
export type PlanningRow = { readonly what: string; readonly median: number; readonly slowest: number }

const RUNS = 7

/** How long the results of wants take on 60 services, 12 phases, 30 connectors and 500 samples. */
export function measurePlanning(): PlanningRow[] {
  const text = JSON.stringify(largeScenario())
  // A new document each time, since the engine remembers what it has parsed and judged of one.
  const fresh = () => documentSchema.parse(JSON.parse(text))
  const judged = fresh()
  const cells = judgePlan(judged)
  return [
    measure('one phase', fresh, (document) => runToEnd(judgePhaseInSteps(document, 6))),
    measure('all phases', fresh, judgePlan),
    measure('the summary', () => judged, (document) => summarizePlan(document, cells)),
    measure('the findings on the plan', fresh, findInPlan),
  ]
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
