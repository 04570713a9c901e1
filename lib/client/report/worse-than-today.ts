import type { CellEvidence } from '#lib/scenario/document/document'
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

/** The rows of which some mail must get in; only mail to these domains, where any are given. */
export const mustGetIn = (cells: readonly ShownCell[] | null, domains?: readonly string[]): WhoKey[] =>
  (cells ?? [])
    .filter(({ parts }) =>
      parts.some(
        ({ spec }) =>
          spec.wish === 'accepted' &&
          (domains === undefined || spec.domains?.some((domain) => domains.includes(domain)) === true),
      ),
    )
    .map(({ who }) => who)

/** The rows of a phase of which something is wanted, and that nobody has tested in it. */
export const untestedRows = (
  evidence: readonly CellEvidence[],
  phaseId: string,
  cells: readonly ShownCell[] | null,
): WhoKey[] =>
  (cells ?? [])
    .filter(({ parts }) => parts.some(({ spec: { wish } }) => wish === 'accepted' || wish === 'refused'))
    .map(({ who }) => who)
    .filter((who) => !evidence.some((one) => one.who === who && one.phaseId === phaseId))
