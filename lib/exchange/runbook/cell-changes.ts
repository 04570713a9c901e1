import { mapSteps, type Progress } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { contextOf, type PartSpec } from '#lib/scenario/wants/part'
import { specsOfPhase } from '#lib/scenario/wants/part-specs'
import { type Cell, judgePhaseInSteps, type Part } from '#lib/scenario/wants/phase-results'
import { isFine, type Result, worstOf } from '#lib/scenario/wants/result-table'
import { isWantedIn } from '#lib/scenario/wants/shared-wants'
import { closedFrom } from '#lib/scenario/wants/stranger-parts'
import type { WhoKey } from '#lib/scenario/wants/who'
import { isMove } from './change'
import type { Proofs } from './proofs'
import type { Step } from './steps'

/**
 * What becomes of a row between two phases that want different things of it: it is out or in already, as the phase after
 * allows, or still, as the phase before allows.
 */
export const MEANWHILE = ['outAlready', 'inAlready', 'outStill', 'inStill'] as const
export type Meanwhile = {
  readonly code: (typeof MEANWHILE)[number]
  /** the phase that allows it */
  readonly phaseId: string
}

/** How a row stands once a step has settled. With `meanwhile` its state is `either`: nothing is lost, and nobody gets in wrongly. */
export type CellState = Result & { readonly meanwhile: Meanwhile | null }

/** A row whose state a step changes. */
export type CellChange = { readonly who: WhoKey; readonly before: CellState; readonly after: CellState }

/** Cells of one moment, and by the wants of which phase they were judged. */
type Moment = { readonly side: 'before' | 'after'; readonly cells: readonly Cell[] }

/** The steps, each with the rows whose state it changes once it has settled. */
export function* withCellChangesInSteps(
  document: ScenarioDocument,
  [before, after]: readonly [number, number],
  proofs: Proofs,
  steps: readonly Step[],
): Generator<Progress, (Step & { readonly changes: readonly CellChange[] })[]> {
  // What is wanted stays as the plan has it, whatever locks there are between the phases.
  const closed = document.phases[closedFrom(contextOf(document, before))]?.id ?? null
  const fixed = { ...document, sideEntranceClosedFrom: closed }
  const made = new Set<string>()
  const momentNow = function* (): Generator<Progress, Moment> {
    const isMoved = proofs.changes.some((change) => isMove(change) && made.has(change.id))
    const index = isMoved ? after : before
    const phase = contextOf(document, index).phase
    const world = { ...phase, ...proofs.worldOf(made) }
    const phases = document.phases.with(index, world)
    const cells = yield* mapSteps(judgePhaseInSteps({ ...fixed, phases }, index), (step) => step)
    return { side: isMoved ? 'after' : 'before', cells }
  }
  const first = yield* momentNow()
  const moments = new Map<Step, Moment>()
  for (const step of steps) {
    if (step.change?.hasEffect !== true) continue
    made.add(step.change.id)
    moments.set(step, yield* momentNow())
  }
  const stateOf = stateReader(fixed, [before, after], [first, [...moments.values()].at(-1) ?? first])
  let known = first
  return steps.map((step) => {
    const now = moments.get(step)
    if (now === undefined) return { ...step, changes: [] }
    const old = known
    known = now
    return { ...step, changes: changesBetween(old, now, stateOf) }
  })
}

type StateOf = (cell: Cell, side: Moment['side']) => CellState

function changesBetween(old: Moment, now: Moment, stateOf: StateOf): CellChange[] {
  return now.cells.flatMap((cell): CellChange[] => {
    const own = old.cells.find(({ who }) => who === cell.who)
    if (own === undefined) return []
    const [before, after] = [stateOf(own, old.side), stateOf(cell, now.side)]
    return isSameState(before, after) ? [] : [{ who: cell.who, before, after }]
  })
}

const isSameState = (one: CellState, other: CellState): boolean =>
  one.state === other.state && one.certainty === other.certainty && one.meanwhile?.code === other.meanwhile?.code

/**
 * Says of cells between two phases how they stand by what both phases want. A fault that the phase itself has, by whose wants
 * the cell was judged, is one all the same.
 */
function stateReader(
  document: ScenarioDocument,
  [before, after]: readonly [number, number],
  [first, last]: readonly [Moment, Moment],
): StateOf {
  const specsOf = (index: number) => new Map(specsOfPhase(document, index).map(({ who, specs }) => [who.key, specs]))
  const others = { before: specsOf(after), after: specsOf(before) }
  const idOf = (index: number) => contextOf(document, index).phase.id
  const allowing = { before: idOf(after), after: idOf(before) }
  return (cell, side) => {
    const plain = { state: cell.state, certainty: cell.certainty, meanwhile: null }
    const planned = side === 'before' ? first : last.side === 'after' ? last : null
    const isPlanned = planned?.cells.some((one) => one.who === cell.who && one.state === cell.state)
    if (isPlanned === true) return plain
    const free = cell.parts.filter((part) => isFreeFault(part, others[side].get(cell.who) ?? []))
    if (free.length === 0) return plain
    const bound = cell.parts.filter((part) => !free.includes(part))
    const worst = bound.length === 0 ? null : worstOf(bound)
    if (worst !== null && !isFine(worst.state))
      return { state: worst.state, certainty: worst.certainty, meanwhile: null }
    const { state, certainty } = worstOf(free)
    const code = `${isOut(state) ? 'out' : 'in'}${side === 'before' ? 'Already' : 'Still'}` as const
    return { state: 'either', certainty, meanwhile: { code, phaseId: allowing[side] } }
  }
}

const isOut = (state: Result['state']): boolean => state === 'lost' || state === 'delayed'
const isIn = (state: Result['state']): boolean => state === 'open' || state === 'shared'

/** Reports whether a part fails of which the other phase does not want the same. */
const isFreeFault = ({ state, spec }: Part, others: readonly PartSpec[]): boolean =>
  (isOut(state) || isIn(state)) && !isWantedIn(spec, others)
