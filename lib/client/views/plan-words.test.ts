import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from '#lib/scenario/wants/plan'
import { cellWords } from './plan-words'

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
