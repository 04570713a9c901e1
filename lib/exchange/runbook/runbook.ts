import { mapSteps, type Progress } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Parameters } from '#lib/scenario/document/parameters'
import { contextOf } from '#lib/scenario/wants/part'
import { judgePhaseInSteps } from '#lib/scenario/wants/phase-results'
import type { Result } from '#lib/scenario/wants/result-table'
import { closedFrom } from '#lib/scenario/wants/stranger-parts'
import type { WhoKey } from '#lib/scenario/wants/who'
import type { World, WorldFault } from '#lib/scenario/wants/worlds'
import { proposePhaseInSteps } from './between'
import { breakGlassScript, type OpenedProof, proveBreakGlassInSteps } from './break-glass'
import { type Change, type ConnectorChange, isMove } from './changes'
import type { NoteCode } from './codes'
import { findOrderInSteps, type Order } from './order'
import { isSameName, pairConnectors } from './pairs'
import type { Proofs } from './proofs'
import { connectorScript, rejectDirectSendScript, type Script } from './scripts'
import { makeSteps, type Step } from './steps'
import { proofsOf, wayBetween } from './way'

/** A row whose state a step changes. */
export type CellChange = { readonly who: WhoKey; readonly before: Result; readonly after: Result }

export type Note = {
  readonly code: NoteCode
  readonly parameters: Parameters
  /** the row that it is about; null where it is about none */
  readonly who: WhoKey | null
}

/** The first place of an order at which somebody is worse off. */
export type Unsafe = {
  readonly stepId: string
  readonly faults: readonly WorldFault[]
  readonly world: World | null
}

/** The way from one phase to another, with its scripts and what was proved of it. Texts are found by codes. */
export type Runbook = {
  /** whether every step is proved, and no fact is missing that decides about somebody */
  readonly safe: boolean
  readonly order: Pick<Order, 'searched' | 'isExhausted'> & { readonly unsafe: Unsafe | null }
  /** where the way is unsafe, a phase between the two that makes it safe; null where none was found. Its name is empty. */
  readonly between: Phase | null
  readonly notes: readonly Note[]
  readonly steps: readonly (Step & { readonly changes: readonly CellChange[] })[]
  readonly scripts: readonly Script[]
  /** opens every lock in an emergency; with what is proved of it in both phases */
  readonly breakGlass: Script & { readonly proofs: readonly OpenedProof[] }
}

/**
 * The runbook from one phase of a document to another, in small steps, each of which reports progress. `before` and `after`
 * are places in its list of phases. Throws for a phase that there is not.
 */
export function* makeRunbookInSteps(
  document: ScenarioDocument,
  before: number,
  after: number,
): Generator<Progress, Runbook> {
  const [first, last] = [contextOf(document, before).phase, contextOf(document, after).phase]
  const breakGlass = {
    ...breakGlassScript('break-glass'),
    proofs: [yield* proveBreakGlassInSteps(document, before), yield* proveBreakGlassInSteps(document, after)],
  }
  const blocking = namesInTheWay(first, last)
  if (blocking.length > 0)
    return {
      safe: false,
      order: { searched: 0, isExhausted: true, unsafe: null },
      between: null,
      notes: blocking,
      steps: [],
      scripts: [],
      breakGlass,
    }
  const way = wayBetween(document, before, after)
  const { changes } = way
  const proofs = proofsOf(document, way)
  const order = yield* findOrderInSteps(proofs)
  const steps = makeSteps({ before: first, after: last, services: document.services }, unusedOf(changes), order.groups)
  const shown = yield* withCellChangesInSteps(document, [before, after], proofs, steps)
  const unsafe = steps.find(({ proof }) => proof?.state === 'unsafe')
  const between = unsafe === undefined ? null : yield* proposePhaseInSteps(document, before, after, order.safeBeginning)
  return {
    safe: order.isSafe && proofs.unknown.length === 0,
    order: {
      searched: order.searched,
      isExhausted: order.isExhausted,
      unsafe:
        unsafe?.proof == null ? null : { stepId: unsafe.id, faults: unsafe.proof.faults, world: unsafe.proof.world },
    },
    between,
    notes: [...notesOn(changes, last), ...proofs.unknown.map(factMissing)],
    steps: shown,
    scripts: steps.flatMap(scriptOf),
    breakGlass,
  }
}

const unusedOf = (changes: readonly Change[]): ConnectorChange[] =>
  changes.filter((change): change is ConnectorChange => change.kind === 'connector' && !change.hasEffect)

/** The file of a step is called like the step. */
function scriptOf({ id, change }: Step): Script[] {
  if (change?.kind === 'connector') return [connectorScript(id, change)]
  if (change?.kind === 'rejectDirectSend') return [rejectDirectSendScript(id, change.to)]
  return []
}

/** Names by which Exchange Online could not tell the connectors apart, or that are not free when they are needed. */
function namesInTheWay(first: Phase, last: Phase): Note[] {
  const notes: Note[] = []
  for (const { name: phase, connectors } of [first, last])
    for (const [index, { name }] of connectors.entries()) {
      if (name.trim() === '') notes.push({ code: 'NO_NAME', parameters: { phase }, who: null })
      else if (connectors.slice(0, index).some((other) => isSameName(other.name, name)))
        notes.push({ code: 'SAME_NAME', parameters: { phase, connector: name }, who: null })
    }
  for (const [from, to] of pairConnectors(first.connectors, last.connectors)) {
    if (from === null || to === null || isSameName(from.name, to.name)) continue
    const isTaken = first.connectors.some(({ name }) => isSameName(name, to.name))
    if (isTaken) notes.push({ code: 'NAME_TAKEN', parameters: { connector: from.name, name: to.name }, who: null })
  }
  return notes
}

function notesOn(changes: readonly Change[], last: Phase): Note[] {
  const ofConnectors = changes.filter((change): change is ConnectorChange => change.kind === 'connector')
  const named = (code: NoteCode, isMeant: (change: ConnectorChange) => boolean): Note[] =>
    ofConnectors
      .filter(isMeant)
      .map(({ from, to }) => ({ code, parameters: { connector: (from ?? to)?.name ?? '' }, who: null }))
  const isRemovedLater = ({ action, from }: ConnectorChange) =>
    action === 'disable' && ofConnectors.some((other) => other.action === 'remove' && other.from?.id === from?.id)
  return [
    ...named('REMOVED_AT_ONCE', isRemovedLater),
    ...named('KEEP_ENABLED', ({ action, window }) => action === 'disable' && window === 'weeks-later'),
    ...named('ON_PREMISES', ({ action, to }) => action === 'create' && to?.connectorType === 'OnPremises'),
    ...(isNearWeekend(last.plannedOn)
      ? [{ code: 'NEAR_WEEKEND' as const, parameters: { phase: last.name }, who: null }]
      : []),
  ]
}

const factMissing = ({ who, missing }: { who: WhoKey; missing: string }): Note => ({
  code: 'FACT_MISSING',
  parameters: { fact: missing },
  who,
})

const FRIDAY = 5

/** Reports whether the day, as `2026-12-04`, is a Friday or a day of the weekend. */
function isNearWeekend(day: string | null): boolean {
  if (day === null) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday >= FRIDAY
}

/** The steps, each with the rows whose state it changes once it has settled. */
function* withCellChangesInSteps(
  document: ScenarioDocument,
  [before, after]: readonly [number, number],
  proofs: Proofs,
  steps: readonly Step[],
): Generator<Progress, (Step & { readonly changes: readonly CellChange[] })[]> {
  // What is wanted stays as the plan has it, whatever locks there are between the phases.
  const closed = document.phases[closedFrom(contextOf(document, before))]?.id ?? null
  const fixed = { ...document, sideEntranceClosedFrom: closed }
  const made = new Set<string>()
  const cellsNow = function* () {
    const isMoved = proofs.changes.some((change) => isMove(change) && made.has(change.id))
    const index = isMoved ? after : before
    const phase = contextOf(document, index).phase
    const world = { ...phase, ...proofs.worldOf(made) }
    return yield* mapSteps(
      judgePhaseInSteps({ ...fixed, phases: document.phases.with(index, world) }, index),
      (step) => step,
    )
  }
  let known = yield* cellsNow()
  const shown: (Step & { readonly changes: readonly CellChange[] })[] = []
  for (const step of steps) {
    if (step.change?.hasEffect !== true) {
      shown.push({ ...step, changes: [] })
      continue
    }
    made.add(step.change.id)
    const now = yield* cellsNow()
    const changes = now.flatMap((cell): CellChange[] => {
      const old = known.find(({ who }) => who === cell.who)
      if (old === undefined || (old.state === cell.state && old.certainty === cell.certainty)) return []
      return [{ who: cell.who, before: resultOf(old), after: resultOf(cell) }]
    })
    known = now
    shown.push({ ...step, changes })
  }
  return shown
}

const resultOf = ({ state, certainty }: Result): Result => ({ state, certainty })
