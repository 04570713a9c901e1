import type { ShownPhase } from '#lib/scenario/wants/plan-memory'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type CellKey, cellWords, type Tone } from './plan-words'

type CellState = {
  readonly phaseId: string
  readonly who: WhoKey
  readonly key: CellKey
  readonly tone: Tone
}

/** How the cells of a plan stand, by phase and *who*, in the words of the matrix. */
export type CellStates = ReadonlyMap<string, CellState>

export const cellStates = (phases: readonly Pick<ShownPhase, 'phaseId' | 'cells'>[]): CellStates =>
  new Map(
    phases.flatMap(({ phaseId, cells }) =>
      cells.map((cell) => {
        const { key, tone } = cellWords(cell)
        return [JSON.stringify([phaseId, cell.who]), { phaseId, who: cell.who, key, tone }] as const
      }),
    ),
  )

/** A cell that stands otherwise than before. */
export type CellChange = Omit<CellState, 'key'> & { readonly from: CellKey; readonly to: CellKey }

/** The cells that one plan shows otherwise than another, in its order. Cells that only one plan has do not count. */
export function cellChanges(before: CellStates, after: CellStates): CellChange[] {
  return [...after].flatMap(([place, { key: to, ...cell }]) => {
    const from = before.get(place)?.key
    return from === undefined || from === to ? [] : [{ ...cell, from, to }]
  })
}

/** A step of cells from one state to another, and how many take it. */
export type EffectStep = {
  readonly from: CellKey
  readonly to: CellKey
  readonly tone: Tone
  readonly count: number
}

/** How many cells stand otherwise than before, and by which steps, the most frequent first. */
export type PlanEffect = { readonly count: number; readonly steps: readonly EffectStep[] }

/** What the cells of one plan show otherwise than those of another. */
export function planEffect(before: CellStates, after: CellStates): PlanEffect {
  const steps = new Map<string, EffectStep>()
  const changes = cellChanges(before, after)
  for (const { from, to, tone } of changes) {
    const step = `${from} ${to}`
    steps.set(step, { from, to, tone, count: (steps.get(step)?.count ?? 0) + 1 })
  }
  return { count: changes.length, steps: [...steps.values()].sort((a, b) => b.count - a.count) }
}
