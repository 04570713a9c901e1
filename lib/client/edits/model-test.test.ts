import { expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { recordModelTest } from './model-test'

test('a test that answers a question records both, and the note of the test names the answer', () => {
  const phase = newPhase({
    id: 'p1',
    name: 'As is',
    tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
  })
  const before = newDocument({ title: 'Tested', phases: [phase] })
  const shown = {
    who: 'everybodyElse',
    phaseId: 'p1',
    at: '2026-11-29T10:00:00.000Z',
    by: '',
    outcome: 'accepted',
    note: 'ReturnPath: <>',
  } as const
  const after = recordModelTest(shown, [{ question: 'Q6', answer: 'no' }])(before)
  expect(after.answers).toEqual({ Q6: 'no' })
  expect(after.evidence).toEqual([{ ...shown, note: 'ReturnPath: <>\nQ6: no' }])
  expect(documentSchema.safeParse(after).success).toBe(true)
  expect(recordModelTest(shown, [])(before)).toMatchObject({ answers: {}, evidence: [shown] })
})
