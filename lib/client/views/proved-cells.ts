import { isUnknownPart, type ShownCell } from '#lib/scenario/wants/plan-memory'

/** How many cells there are, and of how many it is proved how they stand: not of those that lack a fact in any part. */
export function provedCells(cells: readonly ShownCell[]): { readonly proved: number; readonly count: number } {
  return { proved: cells.filter(({ parts }) => !parts.some(isUnknownPart)).length, count: cells.length }
}
