import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from '#lib/scenario/wants/plan'
import { cellWords, isWorseThanBefore, openBeside } from './plan-words'

const OLD = '192.0.2.0/24'

/** The word of each cell of the first phase. */
function wordsOf(document: Parameters<typeof plan>[0]): Record<string, string> {
  const [cells = []] = judgePlan(plan(document))
  return Object.fromEntries(cells.map((cell) => [cell.who, cellWords(cell).key]))
}

it('a cell says what becomes of its senders where it is as wanted', () => {
  const document = { services: [filter('old', OLD)], phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])] }
  expect(wordsOf(document)).toEqual({ 'service:old': 'allIn', everybodyElse: 'allRefused' })
})

it('a cell does not say that all are refused where only those without TLS are, and the others get in', () => {
  const document = {
    services: [filter('old', OLD)],
    switches: { plainTextRefusedFrom: 'p1' },
    phases: [
      phase('p1', mx('old'), [{ id: 'tls', name: 'tls', senderDomains: ['*'], requireTls: true }]),
      phase('p2', mx('old'), [addressLock('lock', OLD)]),
    ],
  }
  expect(wordsOf(document).everybodyElse).toBe('differs')
})

it('a cell that is no worse than today can be worse than in the phase before', () => {
  const other = addressLock('lock', '203.0.113.0/24')
  const own = addressLock('lock', OLD)
  const cells = judgePlan(
    plan({
      services: [filter('old', OLD)],
      phases: [phase('p1', mx('old'), [other]), phase('p2', mx('old'), [own]), phase('p3', mx('old'), [other])],
    }),
  ).map((row) => row.find(({ who }) => who === 'service:old') ?? null)
  const isWorse = (index: number) => {
    const cell = cells[index]
    return cell !== null && cell !== undefined && isWorseThanBefore(cell, cells[index - 1] ?? null)
  }
  expect(cells[2]).toMatchObject({ state: 'lost', parts: [{ isAsToday: true }] })
  expect([0, 1, 2].map(isWorse)).toEqual([false, false, true])
})

it('nothing gets worse than where nothing was wanted', () => {
  const lock = addressLock('lock', OLD)
  const [first, second] = judgePlan(
    plan({
      services: [filter('old', OLD), filter('new', '198.51.100.0/24')],
      phases: ['p1', 'p2', 'p3'].map((id) => phase(id, mx(id === 'p3' ? 'new' : 'old'), [lock])),
    }),
  ).map((row) => row.find(({ who }) => who === 'service:new') ?? null)
  expect([first?.state, second?.state]).toEqual(['either', 'lost'])
  expect(second && isWorseThanBefore(second, first ?? null)).toBe(false)
})

it('who is refused from most addresses does not get in under a condition, but is refused unless it comes from the right ones', () => {
  const unknown = { id: 'new', name: 'new', certificateNames: ['mail.new.example'], tls: true, shared: 'no' }
  const words = (connectors: readonly object[]) =>
    wordsOf({ services: [unknown], phases: [phase('p1', mx('new'), connectors as never)] })['service:new']
  expect(words([addressLock('lock', OLD)])).toBe('refusedUnless')
})

it('what is certain of some senders is not said of all where a question decides about others', () => {
  const question = { question: 'Q1', answer: 'no' } as const
  expect(openBeside({ certainty: 'certain', hangsOn: [] })).toBe('no')
  expect(openBeside({ certainty: 'certain', hangsOn: [question] })).toBe('question')
  expect(openBeside({ certainty: 'byDefault', hangsOn: [question] })).toBe('no')
  expect(openBeside({ certainty: 'certain', hangsOn: [question, { fact: 'tls' }] })).toBe('fact')
  expect(openBeside({ certainty: null, hangsOn: [{ fact: 'rejectDirectSend' }, { fact: 'tls' }] })).toBe('yes')
})
