import { expect, test } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { summarize } from '#lib/scenario/wants/assessment'
import { questionImpacts } from './question-impacts'

test('the impact of a question names its phases, and nobody once it is answered', () => {
  const [impact] = questionImpacts({}, summarize(vendorSwitch))
  expect(impact).toMatchObject({ question: 'Q1', phaseIndexes: [0, 1] })
  const answered = { ...vendorSwitch, answers: { Q1: 'falls-back' } } as const
  expect(questionImpacts(answered.answers, summarize(answered))).toEqual([
    { question: 'Q1', senderIds: [], phaseIndexes: [], gates: [] },
  ])
})
