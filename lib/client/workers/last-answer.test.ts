import { expect, it } from 'vitest'
import { answerTo } from './last-answer'

const TASK = { cell: 'p1 a' }
const LAST = { of: TASK, about: 'p1 a', answer: ['unlock'] }

it('an answer about another subject is never shown, not even as stale', () => {
  expect(answerTo(LAST, { cell: 'p2 b' }, 'p2 b')).toEqual({ answer: null, isStale: true })
  expect(answerTo(LAST, { cell: 'p1 b' }, 'p1 b')).toEqual({ answer: null, isStale: true })
})

it('an answer about the same subject stays on screen while it is worked out anew', () => {
  expect(answerTo(LAST, TASK, 'p1 a')).toEqual({ answer: ['unlock'], isStale: false })
  expect(answerTo(LAST, { ...TASK }, 'p1 a')).toEqual({ answer: ['unlock'], isStale: true })
})

it('nothing is known of what is not asked', () => {
  expect(answerTo(LAST, null, 'p1 a')).toEqual({ answer: null, isStale: false })
  expect(answerTo(null, TASK, 'p1 a')).toEqual({ answer: null, isStale: true })
})
