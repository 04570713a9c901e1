import { expect, it } from 'vitest'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { decisionsOf } from './decisions'

const fault = (list: FaultLine['list'], state: FaultLine['state'], rest: Partial<FaultLine> = {}): FaultLine => ({
  kind: 'fault',
  list,
  who: 'service:a',
  state,
  certainty: 'certain',
  phaseIds: ['p1'],
  accepted: null,
  ...rest,
})

it('faults come first, then risks, what is to be named or answered, and what hangs on an answer', () => {
  const lists: SummaryLists = {
    lost: [fault('lost', 'holdsIf'), fault('lost', 'lost')],
    entrance: [
      fault('entrance', 'shared'),
      fault('entrance', 'open', { accepted: { reason: 'r', by: '', at: '2026-12-01' } }),
      { kind: 'everybody-delivers', who: 'everybodyElse', phaseIds: ['p1'] },
    ],
    notKnown: [
      {
        kind: 'question',
        question: 'Q6',
        phaseIds: ['p1'],
        changesState: false,
        cells: null,
        cellsAsToday: 0,
        bounces: [],
      },
      {
        kind: 'question',
        question: 'Q1',
        phaseIds: ['p1'],
        changesState: true,
        cells: 1,
        cellsAsToday: 0,
        bounces: [],
      },
      fault('notKnown', 'decide'),
      { kind: 'untested', phaseIds: ['p2'], whos: [] },
    ],
    asToday: [fault('lost', 'lost')],
  }
  expect(
    decisionsOf(lists).map(({ kind, line }) => `${kind} ${line.kind === 'fault' ? line.state : line.kind}`),
  ).toEqual(['mend lost', 'accept shared', 'decide decide', 'answer question', 'hangs holdsIf'])
  expect(decisionsOf({ lost: [], entrance: [], notKnown: [], asToday: lists.asToday })).toEqual([])
})
