import type { FaultLine, Summary } from '#lib/scenario/wants/summary'

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
