import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { answerQuestion, removeSender } from './senders'

test('a removed sender is gone, and the exceptions of its row stay', () => {
  expect(removeSender('s')(threePhases())).toMatchObject({ senders: [], wants: [{ who: 'service:a' }] })
})

test('an answer is recorded and forgotten', () => {
  const answered = answerQuestion('Q1', 'shadows')(threePhases())
  expect(answered.answers).toEqual({ Q1: 'shadows' })
  expect(answerQuestion('Q1', null)(answered).answers).toEqual({})
})
