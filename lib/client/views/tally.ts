import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { lineTone, type Tone } from './plan-words'

export type TallyKey =
  | 'lost'
  | 'delayed'
  | 'elsewhere'
  | 'lostIf'
  | 'inIf'
  | 'open'
  | 'shared'
  | 'decide'
  | 'notKnown'
  | 'warnings'
export type TallyEntry = { readonly key: TallyKey; readonly tone: Tone; readonly count: number }

const keyOf = ({ state, certainty, list }: FaultLine): TallyKey => {
  if (state === 'decide') return 'decide'
  if (certainty === 'perhaps' || state === 'holdsIf') return list === 'entrance' ? 'inIf' : 'lostIf'
  return state === 'lost' || state === 'delayed' || state === 'elsewhere' || state === 'open' || state === 'shared'
    ? state
    : 'notKnown'
}

/**
 * How many lines each list has of each kind, those that ask for something only: one group of entries for each list, and one
 * for the warnings on connectors.
 */
export function tallyOf({ lost, entrance, notKnown }: SummaryLists, warnings = 0): TallyEntry[][] {
  const faults = (lines: SummaryLists[keyof SummaryLists]) =>
    lines.flatMap((line) => (line.kind === 'fault' && line.accepted === null ? [line] : []))
  const open = notKnown.filter(
    (line) =>
      line.kind === 'contradicted' || line.kind === 'missing' || (line.kind === 'question' && line.changesState),
  ).length
  const last = countKinds(faults(notKnown))
  const known = last.filter(({ key }) => key === 'decide')
  const rest = last.filter(({ key }) => key !== 'decide').reduce((sum, { count }) => sum + count, open)
  return [
    countKinds(faults(lost)),
    countKinds(faults(entrance)),
    [...known, ...(rest > 0 ? [{ key: 'notKnown', tone: 'blank', count: rest } as const] : [])],
    warnings > 0 ? [{ key: 'warnings', tone: 'ask', count: warnings }] : [],
  ]
}

function countKinds(lines: readonly FaultLine[]): TallyEntry[] {
  const found = new Map<TallyKey, TallyEntry>()
  for (const line of lines) {
    const key = keyOf(line)
    const known = found.get(key) ?? { key, tone: key === 'lostIf' || key === 'inIf' ? 'ask' : lineTone(line), count: 0 }
    found.set(key, { ...known, count: known.count + 1 })
  }
  return [...found.values()]
}
