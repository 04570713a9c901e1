import type { Progress } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { contextOf } from '#lib/scenario/wants/part'
import type { World, WorldFault } from '#lib/scenario/wants/worlds'
import { proposePhaseInSteps } from './between'
import { breakGlassScript, type OpenedProof, proveBreakGlassInSteps } from './break-glass'
import { type CellChange, withCellChangesInSteps } from './cell-changes'
import type { Change, ConnectorChange } from './change'
import { dueTimes } from './clock'
import { datesOf } from './dates'
import { certificateNotes, factMissing, type Note, namesInTheWay, notesOn } from './notes'
import { findOrderInSteps, type Order } from './order'
import { connectorScript, rejectDirectSendScript, type Script } from './scripts'
import { makeSteps, type Step } from './steps'
import { proofsOf, wayBetween } from './way'

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
    notes: [
      ...notesOn(changes),
      ...datesOf(document, [before, after], { changes, due: dueTimes(steps) }),
      ...certificateNotes(document, [first, last]),
      ...proofs.unknown.map(factMissing),
    ],
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
