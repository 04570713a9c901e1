import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type ContradictedLine, contradictedLines } from './contradicted'
import { type FaultLine, gatherFaults, type ListName, toLines } from './fault-lines'
import { type MissingLine, missingDirectSend, missingMx, type UntestedLine, untestedLines } from './missing-lines'
import { findNotJudged, type NotJudged } from './not-judged'
import type { WantsInput } from './part'
import type { ShownCell } from './plan-memory'
import { type PlannedLine, plannedLines } from './planned-lines'
import { type BouncesLine, bouncesLines, isOpen, type QuestionLine, questionLines } from './question-lines'

/** The three lists of a plan, and what is as today apart. */
export type SummaryLists = {
  readonly lost: readonly FaultLine[]
  readonly entrance: readonly (FaultLine | PlannedLine)[]
  readonly notKnown: readonly (FaultLine | MissingLine | QuestionLine | BouncesLine | UntestedLine | ContradictedLine)[]
  readonly asToday: readonly FaultLine[]
}

export type Summary = {
  /** list 1 is empty, list 2 holds only what is accepted or planned, list 3 only what changes no state */
  readonly green: boolean
  readonly lists: SummaryLists
  readonly notJudged: readonly NotJudged[]
}

/** What wants depend on, and what was read of the rest of the tenant. */
export type SummaryInput = WantsInput & Pick<ScenarioDocument, 'collected' | 'domainRecords' | 'spfAnswers'>

/**
 * The one place that sums up a plan. Its lists are complete: lib/scenario/wants/listed-summary.ts keeps the first lines for
 * the list of scenarios, and components/plan/summary-lists.tsx shows the first lines until somebody asks for all. `cells`: by
 * phase, in the order of the rows; of phases that are not judged yet none.
 */
export function summarizePlan(document: SummaryInput, cells: readonly (readonly ShownCell[])[]): Summary {
  const faults = gatherFaults(cells)
  const linesOf = (list: ListName) =>
    toLines(
      document,
      faults.filter((one) => one.list === list && !one.isAsToday),
    )
  const lists: SummaryLists = {
    lost: linesOf('lost'),
    entrance: [...linesOf('entrance'), ...plannedLines(document, cells)],
    notKnown: [
      ...contradictedLines(document, cells),
      ...linesOf('notKnown'),
      ...missingMx(document, cells),
      ...missingDirectSend(document),
      ...questionLines(document, cells),
      ...(isOpen(document.answers, 'Q6') ? [] : bouncesLines(document, cells)),
      ...untestedLines(document, cells),
    ],
    asToday: toLines(
      document,
      faults.filter(({ isAsToday }) => isAsToday),
    ),
  }
  return {
    green: isGreen(lists) && cells.length === document.phases.length,
    lists,
    notJudged: findNotJudged(document),
  }
}

function isGreen({ lost, entrance, notKnown }: SummaryLists): boolean {
  const isAccepted = (line: SummaryLists['entrance'][number]) => line.kind !== 'fault' || line.accepted !== null
  const isHarmless = (line: SummaryLists['notKnown'][number]) =>
    line.kind === 'untested' || line.kind === 'bounces' || (line.kind === 'question' && !line.changesState)
  return lost.length === 0 && entrance.every(isAccepted) && notKnown.every(isHarmless)
}
