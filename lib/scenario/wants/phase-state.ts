import type { ShownCell } from './plan-memory'
import { byWorst, type ResultState } from './result-table'

/** How a phase stands: its worst cell, those that are as today left out where there are others. */
export function phaseState(cells: readonly ShownCell[]): ResultState {
  const judged = cells.filter(({ parts }) => parts.some(({ isAsToday, state }) => !isAsToday || state === 'holds'))
  return [...(judged.length > 0 ? judged : cells)].sort(byWorst)[0]?.state ?? 'either'
}
