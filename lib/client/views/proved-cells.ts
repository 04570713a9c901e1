import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import type { ResultState } from '#lib/scenario/wants/result-table'

/** States of a cell of which nothing is proved. */
const NOT_PROVED: ReadonlySet<ResultState> = new Set(['noFacts', 'unproved', 'checking'])

/** How many cells there are, and of how many it is proved how they stand: not of those that lack a fact. */
export function provedCells(cells: readonly ShownCell[]): { readonly proved: number; readonly count: number } {
  return { proved: cells.filter(({ state }) => !NOT_PROVED.has(state)).length, count: cells.length }
}
