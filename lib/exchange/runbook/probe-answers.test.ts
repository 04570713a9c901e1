import { expect, it } from 'vitest'
import { addressLock, mx, phase, plan } from '#lib/scenario/testing/plans'
import { answersSettledBy } from './probe-answers'

const [locked] = plan({ phases: [phase('p1', mx('microsoft'), [addressLock('lock', '192.0.2.0/24')])] }).phases
const bounce = {
  sourceIP: '203.0.113.9',
  tls: true,
  certificateNames: [],
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: '',
  recipient: 'a@contoso.com',
}

it('a bounce that a lock lets in says that * does not cover the null sender, and one that it refuses says that it does', () => {
  if (locked === undefined) throw new Error('A phase is missing.')
  expect(answersSettledBy(locked, bounce, 'accepted', {})).toEqual([{ question: 'Q6', answer: 'no' }])
  expect(answersSettledBy(locked, bounce, 'rejected', {})).toEqual([{ question: 'Q6', answer: 'yes' }])
  expect(answersSettledBy(locked, bounce, 'rejected', { Q6: 'yes' })).toEqual([])
})

it('an answer that fits every answer to a question settles none', () => {
  if (locked === undefined) throw new Error('A phase is missing.')
  expect(answersSettledBy(locked, { ...bounce, mailFrom: 'a@fabrikam.com' }, 'rejected', {})).toEqual([])
})
