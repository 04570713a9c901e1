import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { byWorst, isFine, type Result } from '#lib/scenario/wants/result-table'
import type { WhoKey } from '#lib/scenario/wants/who'

export type WorseCell = { readonly who: WhoKey; readonly today: Result; readonly after: Result }

/** The rows that are worse off in a phase than in the first one; none while one of the phases is not known. */
export function worseThanToday(today: readonly ShownCell[] | null, after: readonly ShownCell[] | null): WorseCell[] {
  return (after ?? []).flatMap((cell): WorseCell[] => {
    const old = today?.find(({ who }) => who === cell.who)
    if (old === undefined || isFine(cell.state) || byWorst(cell, old) >= 0) return []
    return [{ who: cell.who, today: old, after: cell }]
  })
}

/** The rows of which some mail must get in. */
export const mustGetIn = (cells: readonly ShownCell[] | null): WhoKey[] =>
  (cells ?? []).filter(({ parts }) => parts.some(({ spec }) => spec.wish === 'accepted')).map(({ who }) => who)
