import type { ShownPhase } from '#lib/scenario/wants/plan-memory'
import { type CellKey, cellWords, type Tone } from './plan-words'

/** How the cells of a plan stand, by phase and *who*, in the words of the matrix. */
export type CellStates = ReadonlyMap<string, { readonly key: CellKey; readonly tone: Tone }>

export const cellStates = (phases: readonly Pick<ShownPhase, 'phaseId' | 'cells'>[]): CellStates =>
  new Map(
    phases.flatMap(({ phaseId, cells }) =>
      cells.map((cell) => {
        const { key, tone } = cellWords(cell)
        return [JSON.stringify([phaseId, cell.who]), { key, tone }] as const
      }),
    ),
  )

/** A step of cells from one state to another, and how many take it. */
export type EffectStep = {
  readonly from: CellKey
  readonly to: CellKey
  readonly tone: Tone
  readonly count: number
}

/** How many cells stand otherwise than before, and by which steps, the most frequent first. */
export type PlanEffect = { readonly count: number; readonly steps: readonly EffectStep[] }

/** What the cells of one plan show otherwise than those of another. Cells that only one plan has do not count. */
export function planEffect(before: CellStates, after: CellStates): PlanEffect {
  const steps = new Map<string, EffectStep>()
  for (const [place, { key: to, tone }] of after) {
    const from = before.get(place)?.key
    if (from === undefined || from === to) continue
    const step = `${from} ${to}`
    steps.set(step, { from, to, tone, count: (steps.get(step)?.count ?? 0) + 1 })
  }
  const found = [...steps.values()].sort((a, b) => b.count - a.count)
  return { count: found.reduce((sum, { count }) => sum + count, 0), steps: found }
}
