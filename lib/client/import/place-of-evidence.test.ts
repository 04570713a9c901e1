import { expect, test } from 'vitest'
import { NO_EVIDENCE } from '#lib/exchange/evidence/evidence'
import { newPhase } from '#lib/scenario/document/new-document'
import { placeEvidence } from './place-of-evidence'

const document = (...plannedOn: (string | null)[]) => ({
  phases: plannedOn.map((day, i) => newPhase({ id: `p${i + 1}`, name: '', plannedOn: day })),
  unordered: false,
})
const evidence = { ...NO_EVIDENCE, kind: 'bounce', receivedAt: '2026-11-15T09:00:00.000Z' } as const
const explainedBy = (...fits: string[]) =>
  ({
    explanation: { reply: null, phases: fits.map((fit, i) => ({ phaseId: `p${i + 1}`, fit })) },
    answered: [],
  }) as never

test('the phase that was active on the day is taken, also where another explains the bounce', () => {
  const dated = document(null, '2026-11-20', '2026-11-30')
  const reading = { evidence, explained: explainedBy('no', 'sure', 'sure') }
  expect(placeEvidence(dated, reading, 2)).toEqual({
    at: { how: 'on', at: evidence.receivedAt, phases: { first: 0, last: 0 } },
    phaseId: 'p1',
  })
})

test('of several that can have been active, the one that explains the bounce is taken', () => {
  const dated = document('2026-11-10', null, '2026-11-30')
  expect(placeEvidence(dated, { evidence, explained: explainedBy('no', 'possible', 'sure') }, 0).phaseId).toBe('p2')
})

test('without dates, or without a time, the phase that explains the bounce is taken, else the one looked at', () => {
  const plain = document(null, null, null)
  expect(placeEvidence(plain, { evidence, explained: explainedBy('no', 'possible', 'sure') }, 0)).toEqual({
    at: { how: 'undated', at: evidence.receivedAt },
    phaseId: 'p3',
  })
  expect(placeEvidence(plain, { evidence: NO_EVIDENCE, explained: null }, 1)).toEqual({
    at: { how: 'noTime' },
    phaseId: 'p2',
  })
  expect(placeEvidence({ ...plain, unordered: true }, { evidence, explained: null }, 1).at.how).toBe('unordered')
})
