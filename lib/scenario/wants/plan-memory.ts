import { mapSteps } from '#lib/matcher'
import { contextOf, type PartSpec, type WantsInput } from './part'
import { specsOfPhase } from './part-specs'
import type { Cell, Part } from './phase-results'
import { judgeWholePhaseInSteps, type PlanProgress } from './plan'
import { isUnknownState } from './result-table'

/** A part without the service that its *who* stands for: that may hold thousands of networks, and whoever asks has it. */
export type ShownPart = Omit<Part, 'spec'> & { readonly spec: Omit<PartSpec, 'who'> }
export type ShownCell = Omit<Cell, 'parts'> & { readonly parts: readonly ShownPart[] }

/** Reports whether it is not known of the part how it stands, or not of all its senders. */
export const isUnknownPart = ({ state, faults }: Pick<ShownPart, 'state' | 'faults'>): boolean =>
  isUnknownState(state) || faults.some((fault) => isUnknownState(fault.state))

/** The cells of one phase, in the order of the rows. */
export type ShownPhase = { readonly phaseId: string; readonly cells: readonly ShownCell[] }

/** A step of the work: how far it is, and the phases that are known, in the order of the plan, as far as they are. */
type MemoryStep = Omit<PlanProgress, 'soFar'> & { readonly known: readonly ShownPhase[] }

type Kept = ReadonlyMap<string, { readonly key: string; readonly shown: ShownPhase; readonly cells: readonly Cell[] }>

/**
 * Judges plans that follow each other while somebody edits: a phase on which nothing that it depends on has changed keeps
 * its cells. What is known from before is told with the first step.
 */
export function rememberingJudge(): (document: WantsInput) => Generator<MemoryStep, readonly ShownPhase[]> {
  let kept: Kept = new Map()
  return function* judgeInSteps(document) {
    const phases = document.phases.length
    const keys = new Map(document.phases.map(({ id }, index) => [id, keyOf(document, index)]))
    const known = new Map([...kept].filter(([id, { key }]) => keys.get(id) === key))
    const inOrder = () => document.phases.flatMap(({ id }) => known.get(id)?.shown ?? [])
    yield { done: 0, total: 0, phase: 0, phases, known: inOrder() }
    for (const [index, { id }] of document.phases.entries()) {
      if (known.has(id)) continue
      const first = known.get(document.phases[0]?.id ?? '')?.cells ?? []
      const cells = yield* mapSteps(judgeWholePhaseInSteps(document, index, first), (step) => ({
        ...step,
        phase: index,
        phases,
        known: inOrder(),
      }))
      known.set(id, { key: keys.get(id) ?? '', cells, shown: { phaseId: id, cells: cells.map(toShown) } })
      kept = new Map(known)
    }
    kept = known
    return inOrder()
  }
}

const toShown = (cell: Cell): ShownCell => ({
  ...cell,
  parts: cell.parts.map(({ spec: { who: _, ...spec }, ...part }) => ({ ...part, spec })),
})

/**
 * All that the cells of a phase depend on: its own facts and wants, the first phase, against which faults are held, and its
 * neighbours where somebody may be refused in between.
 */
function keyOf(document: WantsInput, index: number): string {
  const isBetween = document.switches.nobodyRefusedInBetween.includes(document.phases[index]?.id ?? '')
  const places = new Set([index, 0, ...(isBetween ? [index - 1, index + 1] : [])])
  const phases = [...places].map((place) => {
    const phase = document.phases[place]
    return phase === undefined ? null : [phase.tenant, phase.connectors, wantsOf(document, place)]
  })
  return JSON.stringify([
    phases,
    document.answers,
    document.services,
    document.senders,
    document.rejectDirectSendNotRead,
    isBetween,
  ])
}

const wantsOf = (document: WantsInput, index: number): unknown => {
  const { isUnordered } = contextOf(document, index)
  return [isUnordered, specsOfPhase(document, index).map(({ who, specs }) => [who.key, specs.map(withoutWho)])]
}

const withoutWho = ({ who: _, ...rest }: PartSpec): Omit<PartSpec, 'who'> => rest
