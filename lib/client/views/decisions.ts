import type { SummaryLists } from '#lib/scenario/wants/summary'

/** What has to be decided: a fault mended, a risk taken, something named or answered, or a result that hangs on an answer. */
export type Decision = {
  readonly kind: 'mend' | 'accept' | 'decide' | 'answer' | 'hangs'
  readonly line: SummaryLists['lost' | 'entrance' | 'notKnown'][number]
}

/**
 * What whoever reviews a plan has to decide, in the order of weight: faults, risks that nobody has taken yet, what is to be
 * named, questions that decide a cell, and results that hang on them. What is planned, taken or changes nothing is left out.
 */
export function decisionsOf({ lost, entrance, notKnown }: SummaryLists): Decision[] {
  const of = (kind: Decision['kind'], lines: readonly Decision['line'][]) => lines.map((line) => ({ kind, line }))
  const hangs = (line: Decision['line']) => line.kind === 'fault' && line.state === 'holdsIf'
  const isOpen = (line: Decision['line']) => line.kind === 'fault' && line.accepted === null
  const isCertainFault = (line: Decision['line']) => isOpen(line) && !hangs(line)
  return [
    ...of('mend', lost.filter(isCertainFault)),
    ...of('accept', entrance.filter(isCertainFault)),
    ...of(
      'decide',
      notKnown.filter(({ kind }) => kind === 'fault' || kind === 'missing' || kind === 'contradicted'),
    ),
    ...of(
      'answer',
      notKnown.filter((line) => line.kind === 'question' && line.changesState),
    ),
    ...of('hangs', [...lost, ...entrance].filter(hangs).filter(isOpen)),
  ]
}
