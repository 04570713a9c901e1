import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { answerQuestion, expectOutcome, removeSender } from './senders'

test('expectations of a sender go with it', () => {
  expect(removeSender('s')(threePhases())).toMatchObject({ senders: [], expectations: [] })
})

test('an expectation replaces the one before it, and can be cleared', () => {
  const wished = expectOutcome('s', ['two', 'three'], { outcome: 'rejected', connectorId: null })(threePhases())
  expect(wished.expectations.map(({ phaseId, outcome }) => [phaseId, outcome])).toEqual([
    ['two', 'rejected'],
    ['three', 'rejected'],
  ])
  expect(expectOutcome('s', ['two', 'three'], null)(wished).expectations).toEqual([])
  const document = threePhases()
  expect(expectOutcome('s', ['one'], null)(document)).toBe(document)
})

test('an answer is recorded and forgotten', () => {
  const answered = answerQuestion('Q1', 'shadows')(threePhases())
  expect(answered.answers).toEqual({ Q1: 'shadows' })
  expect(answerQuestion('Q1', null)(answered).answers).toEqual({})
})
