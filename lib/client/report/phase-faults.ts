import type { ContradictedLine } from '#lib/scenario/wants/contradicted'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { Summary, SummaryLists } from '#lib/scenario/wants/summary'

type SummaryLine = SummaryLists[keyof SummaryLists][number]

/**
 * Who loses mail or gets in in a phase against what is wanted, unless the team has accepted it by name. A runbook whose steps
 * are all proved leads there all the same.
 */
export const faultsIn = (summary: Pick<Summary, 'lists'> | null, phaseId: string): FaultLine[] =>
  summary === null
    ? []
    : [...summary.lists.lost, ...summary.lists.entrance].flatMap((line) =>
        line.kind === 'fault' && line.accepted === null && line.phaseIds.includes(phaseId) ? [line] : [],
      )

/** Recorded tests in one of the phases that disagree with the model by which all is proved. */
export const contradictionsIn = (
  summary: Pick<Summary, 'lists'> | null,
  phaseIds: readonly string[],
): ContradictedLine[] =>
  (summary?.lists.notKnown ?? []).flatMap((line) =>
    line.kind === 'contradicted' && line.phaseIds.some((id) => phaseIds.includes(id)) ? [line] : [],
  )

/**
 * Which senders of a row a line speaks of, where several lines name the row in one phase: `some` for the first of them,
 * `others` for the rest; null where it is the only one.
 */
export function partOfRow(lines: readonly SummaryLine[], line: SummaryLine): 'some' | 'others' | null {
  if (line.kind !== 'fault') return null
  const own = lines.filter(
    (one) => one.kind === 'fault' && one.who === line.who && one.phaseIds.some((id) => line.phaseIds.includes(id)),
  )
  return own.length < 2 ? null : own[0] === line ? 'some' : 'others'
}
