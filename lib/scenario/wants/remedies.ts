import { mapSteps, type Progress } from '#lib/matcher'
import { contextOf, type WantsInput } from './part'
import { type Cell, judgePhaseInSteps } from './phase-results'
import { reachOf } from './reach'
import { releaseSteps } from './release-steps'
import {
  applyStep,
  applyToPhases,
  changesAgainst,
  type Remedies,
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
 * plan best comes first. Where nothing lets the row in by itself, connectors that are in its way are released; of these
 * steps one that harms others is offered too, and says whom. Empty where nothing helps, or nothing is wrong.
 */
export function* findRemediesInSteps(document: WantsInput, index: number, key: WhoKey): Generator<Progress, Remedies> {
  const phase = document.phases[index]
  const who = findWhos(document).find((one) => one.key === key)
  if (phase === undefined || who === undefined) return NONE
  const cells = yield* judgePhaseInSteps(document, index)
  const cell = cells.find((one) => one.who === key)
  if (cell === undefined) return NONE
  const trial = new Trial(document, index, { who, cell, cells })
  const direct = stepsFor(who, cell, phase, document.services)
  const found = yield* trial.tryEach(direct)
  if (found.length > 0) return { found: harmlessFirst(found), tried: kindsOf(direct) }
  const release = releaseSteps(who, cell, phase, document.answers)
  const released = yield* trial.tryEach(release.steps)
  const harmless = released.filter(({ isHarmless }) => isHarmless)
  return {
    found: harmlessFirst(harmless.length > 0 || isToStayOut(cell) ? harmless : released),
    tried: [...new Set([...kindsOf(direct), ...release.tried])],
  }
}

const NONE: Remedies = { found: [], tried: [] }

const kindsOf = (steps: readonly RemedyStep[]): RemedyStep['kind'][] => [...new Set(steps.map(({ kind }) => kind))]

/** One that harms nobody later comes before one that does. */
const harmlessFirst = (found: readonly Tried[]): Remedy[] =>
  found
    .map(({ isHarmless: _, ...remedy }) => remedy)
    .sort((one, other) => Number(one.harms.length > 0) - Number(other.harms.length > 0))

/** Reports whether the cell speaks of nobody who is wanted: to lose others for it would be no remedy. */
const isToStayOut = ({ parts }: Cell): boolean => parts.every(({ spec }) => spec.wish === 'refused')

/** A step that helps; `isHarmless`: it makes no other cell of its phase worse. */
type Tried = Remedy & { readonly isHarmless: boolean }

const isRelease = ({ kind }: RemedyStep): boolean => kind === 'unlock' || kind === 'disable'

/** Tries steps on a phase, for one of its cells. */
class Trial {
  private readonly later: LaterPhases

  constructor(
    private readonly document: WantsInput,
    private readonly index: number,
    private readonly before: { readonly who: Who; readonly cell: Cell; readonly cells: readonly Cell[] },
  ) {
    this.later = new LaterPhases(document, index, before.who, reachOf(document, index, before.cell))
  }

  /**
   * The steps that bring the cell to a better state; of those that make other cells worse only the ones that release a
   * connector, and of connectors of its own only the first.
   */
  *tryEach(steps: readonly RemedyStep[]): Generator<Progress, Tried[]> {
    const { who, cell, cells } = this.before
    const found: Tried[] = []
    for (const step of steps) {
      if (step.kind === 'addConnector' && found.some(({ kind }) => kind === step.kind)) continue
      const after = yield* mapSteps(this.judgeWith(step), (progress) => progress)
      const own = after.find((one) => one.who === who.key)
      if (own === undefined || own.state === cell.state || byWorst(own, cell) <= 0) continue
      const worse = worseCells(cells, after, who)
      if (worse.length > 0 && !isRelease(step)) continue
      const result = { state: own.state, certainty: own.certainty }
      const rest = yield* this.later.lookAt(step, result, worse)
      found.push({ ...step, after: result, ...rest, isHarmless: worse.length === 0 })
    }
    return found
  }

  /** The phase with the step done. The side entrance stays meant to be closed where it was, also without its lock. */
  private judgeWith(step: RemedyStep): Generator<Progress, Cell[]> {
    const { document, index } = this
    const context = contextOf(document, index)
    const phases = document.phases.with(index, applyStep(context.phase, step))
    const closed = context.isUnordered ? undefined : document.phases[closedFrom(context)]?.id
    return judgePhaseInSteps(
      { ...document, phases, sideEntranceClosedFrom: closed ?? document.sideEntranceClosedFrom },
      index,
    )
  }
}

/** What becomes of the phases behind one, when a step on its connectors is done in some of them too. */
class LaterPhases {
  private readonly known = new Map<number, readonly Cell[]>()

  constructor(
    private readonly document: WantsInput,
    private readonly index: number,
    private readonly who: Who,
    /** the phases in which a step may be done */
    private readonly reach: readonly string[],
  ) {}

  /**
   * The phases that the step changes; the first later one in which the row fails, worse than what the step brought it to;
   * and the rows that the step makes worse in later phases, behind those that it makes worse in its own.
   */
  *lookAt(
    step: RemedyStep,
    result: Result,
    worse: readonly WorseCell[],
  ): Generator<Progress, Pick<Remedy, 'phaseIds' | 'until' | 'harms'>> {
    const changed = { ...this.document, phases: applyToPhases(this.document.phases, step, this.reach) }
    const phaseIds = changed.phases.filter((phase, at) => phase !== this.document.phases[at]).map(({ id }) => id)
    const { isUnordered } = contextOf(this.document, this.index)
    let until: RemedyEnd | null = null
    const harms = [...worse]
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
    return { phaseIds, until, harms: byRow(harms.filter(({ who }) => who !== this.who.key)) }
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
 * accept by name, and no reason to lose its mail; where its own cell gains nothing, they are harmed like all others.
 */
function worseCells(before: readonly Cell[], after: readonly Cell[], mended: Who): WorseCell[] {
  const nowOf = (who: WhoKey) => after.find((one) => one.who === who)
  const own = before.find(({ who }) => who === mended.key)
  const ownNow = nowOf(mended.key)
  const isBetter = own !== undefined && ownNow !== undefined && byWorst(ownNow, own) > 0
  const itsOthers = isBetter && mended.kind === 'service' ? otherCustomersKey(mended.service.id) : null
  return before.flatMap((cell) => {
    const now = nowOf(cell.who)
    if (now === undefined) return []
    if (byWorst(now, cell) >= 0 || (cell.who === itsOthers && now.state === 'shared')) return []
    return [{ who: cell.who, phaseId: cell.phaseId, result: { state: now.state, certainty: now.certainty } }]
  })
}
