import { mapSteps } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { phaseStanding } from './phase-state'
import { judgePlanInSteps, type PlanProgress } from './plan'
import type { ShownCell } from './plan-memory'
import type { QuestionLine } from './question-lines'
import type { ResultState } from './result-table'
import { type Summary, type SummaryLists, summarizePlan } from './summary'
import { serviceIdOf, type WhoKey } from './who'

/** Lines of each list that are kept for the list of scenarios: what nobody reads there is only counted. */
const MOST_LINES = 4

/** What a scenario comes to, with the names that its lines need: enough to say it without the document. */
export type ListedSummary = {
  readonly green: boolean
  readonly phases: readonly {
    readonly id: string
    readonly name: string
    readonly state: ResultState
    readonly asToday: boolean
    readonly accepted: boolean
  }[]
  /** the services that the lines name */
  readonly services: readonly { readonly id: string; readonly name: string }[]
  /** the first lines of each list */
  readonly lists: SummaryLists
  /** how many lines each list has in full */
  readonly counts: Readonly<Record<keyof SummaryLists, number>>
}

/**
 * What a document comes to, as the list of scenarios says it: the summary of the whole plan, cut to its first lines; in
 * small steps, each of which reports progress.
 */
export function* listSummaryInSteps(document: ScenarioDocument): Generator<PlanProgress, ListedSummary> {
  const cells = yield* mapSteps(judgePlanInSteps(document), (step) => step)
  return toListed(document, summarizePlan(document, cells), cells)
}

/** The summary of judged cells, cut to its first lines. `cells`: by phase; a phase that is not judged yet has none. */
export function toListed(
  document: Pick<ScenarioDocument, 'phases' | 'services' | 'acceptedRisks'>,
  { green, lists }: Summary,
  cells: readonly (readonly ShownCell[])[],
): ListedSummary {
  const cut = cutLists(lists)
  const named = new Set(
    Object.values(cut).flatMap((lines: readonly object[]) => lines.flatMap((line) => whosIn(line).map(serviceIdOf))),
  )
  return {
    green,
    phases: document.phases.map(({ id, name }, index) => {
      const { state, isAsToday, isAccepted } = phaseStanding(cells[index] ?? [], document.acceptedRisks)
      return { id, name, state, asToday: isAsToday, accepted: isAccepted }
    }),
    services: document.services.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
    lists: cut,
    counts: {
      lost: lists.lost.length,
      entrance: lists.entrance.length,
      notKnown: lists.notKnown.length,
      asToday: lists.asToday.length,
    },
  }
}

/** The rows that a line names. */
function whosIn(line: object): WhoKey[] {
  if ('who' in line) return [line.who as WhoKey]
  return 'bounces' in line ? (line as QuestionLine).bounces.map(({ who }) => who) : []
}

const cutLists = ({ lost, entrance, notKnown, asToday }: SummaryLists): SummaryLists => ({
  lost: lost.slice(0, MOST_LINES),
  entrance: entrance.slice(0, MOST_LINES),
  notKnown: notKnown.slice(0, MOST_LINES),
  asToday: asToday.slice(0, MOST_LINES),
})
