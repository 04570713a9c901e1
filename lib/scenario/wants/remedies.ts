import { mapSteps, type Progress } from '#lib/matcher'
import { contextOf, type WantsInput } from './part'
import { type Cell, judgePhaseInSteps } from './phase-results'
import {
  applyStep,
  applyToPhases,
  changesAgainst,
  type Remedy,
  type RemedyEnd,
  type RemedyHarm,
  type RemedyStep,
} from './remedy'
import { stepsFor } from './remedy-steps'
import { byWorst, isFine, type Result } from './result-table'
import { closedFrom } from './stranger-parts'
import { findWhos, otherCustomersKey, type Who, type WhoKey } from './who'

/**
 * What mends a cell, each step tried on all senders of the phase: offered is only what brings the cell to a better
 * state, and leaves every other cell of the phase as it is or better, but for the service's own other customers. What fits the
 * plan best comes first. Empty where nothing helps, or nothing is wrong.
 */
export function* findRemediesInSteps(
  document: WantsInput,
  index: number,
  key: WhoKey,
): Generator<Progress, readonly Remedy[]> {
  const phase = document.phases[index]
  const who = findWhos(document).find((one) => one.key === key)
  if (phase === undefined || who === undefined) return []
  const before = yield* judgePhaseInSteps(document, index)
  const cell = before.find((one) => one.who === key)
  if (cell === undefined) return []
  const found: Remedy[] = []
  const later = new LaterPhases(document, index, who)
  for (const step of stepsFor(who, cell, phase)) {
    const changed = { ...document, phases: document.phases.with(index, applyStep(phase, step)) }
    const after = yield* mapSteps(judgePhaseInSteps(changed, index), (progress) => progress)
    const own = after.find((one) => one.who === key)
    if (own === undefined || own.state === cell.state || byWorst(own, cell) <= 0) continue
    if (worseCells(before, after, who).length > 0) continue
    const result = { state: own.state, certainty: own.certainty }
    found.push({ ...step, after: result, ...(yield* later.lookAt(step, result)) })
  }
  // One that harms nobody later comes before one that does.
  return found.sort((one, other) => Number(one.harms.length > 0) - Number(other.harms.length > 0))
}

/** What becomes of the phases behind one, of which a step on its connectors is done in them too. */
class LaterPhases {
  private readonly known = new Map<number, readonly Cell[]>()

  constructor(
    private readonly document: WantsInput,
    private readonly index: number,
    private readonly who: Who,
  ) {}

  /**
   * The first later phase in which the row fails, worse than what the step brought it to; and the rows that the step makes
   * worse in later phases.
   */
  *lookAt(step: RemedyStep, result: Result): Generator<Progress, Pick<Remedy, 'until' | 'harms'>> {
    const changed = { ...this.document, phases: applyToPhases(this.document.phases, this.index, step) }
    const { isUnordered } = contextOf(this.document, this.index)
    let until: RemedyEnd | null = null
    const harms: WorseCell[] = []
    for (const [at, phase] of changed.phases.entries()) {
      const previous = changed.phases[at - 1]
      if (at <= this.index || previous === undefined) continue
      const isAlike = this.isAlike(changed, at)
      const isEndAsked = until === null && !isUnordered
      if (isAlike && !isEndAsked) continue
      const cells = yield* judgePhaseInSteps(changed, at, isAlike ? this.who.key : undefined)
      const own = cells.find(({ who }) => who === this.who.key)
      if (isEndAsked && own !== undefined && !isFine(own.state) && byWorst(own, result) < 0) {
        const changes = changesAgainst(step, previous.connectors, phase.connectors)
        until = { phaseId: phase.id, result: { state: own.state, certainty: own.certainty }, changes }
      }
      if (!isAlike) harms.push(...worseCells(yield* this.cellsAt(at), cells, this.who))
    }
    return { until, harms: byRow(harms.filter(({ who }) => who !== this.who.key)) }
  }

  /** Reports whether the step changes nothing of the phase, nor of what is wanted in it. */
  private isAlike(changed: WantsInput, at: number): boolean {
    return (
      changed.phases[at] === this.document.phases[at] &&
      closedFrom(contextOf(changed, at)) === closedFrom(contextOf(this.document, at))
    )
  }

  /** The cells of a phase without the step; judged once for all steps. */
  private *cellsAt(at: number): Generator<Progress, readonly Cell[]> {
    const known = this.known.get(at) ?? (yield* judgePhaseInSteps(this.document, at))
    this.known.set(at, known)
    return known
  }
}

type WorseCell = { readonly who: WhoKey; readonly phaseId: string; readonly result: Result }

/** One harm for each row and state, with its phases. */
function byRow(cells: readonly WorseCell[]): RemedyHarm[] {
  const found = new Map<string, RemedyHarm>()
  for (const { who, phaseId, result } of cells) {
    const key = `${who} ${result.state}`
    const known = found.get(key)
    found.set(key, { who, result: known?.result ?? result, phaseIds: [...(known?.phaseIds ?? []), phaseId] })
  }
  return [...found.values()]
}

/**
 * The cells of a phase that stand worse than before. That a shared service brings its other customers along is a risk to
 * accept by name, and no reason to lose its mail.
 */
function worseCells(before: readonly Cell[], after: readonly Cell[], mended: Who): WorseCell[] {
  return before.flatMap((cell) => {
    const now = after.find(({ who }) => who === cell.who)
    if (now === undefined) return []
    const isItsOthers = mended.kind === 'service' && cell.who === otherCustomersKey(mended.service.id)
    if (byWorst(now, cell) >= 0 || (isItsOthers && now.state === 'shared')) return []
    return [{ who: cell.who, phaseId: cell.phaseId, result: { state: now.state, certainty: now.certainty } }]
  })
}
