import { expect, it } from 'vitest'
import { addressLock, filter, type Input, mx, phase, plan } from '#lib/scenario/testing/plans'
import { phaseStanding } from './phase-state'
import { judgePlan } from './plan'

const OLD = '192.0.2.0/24'
const OTHER = addressLock('other', '203.0.113.0/24')

function standingsOf(document: Input) {
  const read = plan(document)
  return judgePlan(read).map((cells) => phaseStanding(cells, read.acceptedRisks))
}

it('a phase in which all faults are as today names the worst of them, and not a lesser one beside it', () => {
  const shared = { ...filter('own', '203.0.113.0/24'), shared: 'customers' }
  const document = {
    services: [filter('old', OLD), shared],
    phases: [phase('p1', mx('old own'), [OTHER]), phase('p2', mx('old own'), [OTHER])],
  }
  const lost = { state: 'lost', count: 1, isAsToday: true, isAccepted: false }
  expect(standingsOf(document)).toEqual([lost, lost])
})

it('what is new in a phase comes before what is as today', () => {
  const document = {
    services: [filter('old', OLD), filter('new', '203.0.113.0/24')],
    phases: [
      phase('p1', mx('old new'), [OTHER]),
      phase('p2', mx('old new'), [{ id: 'tls', name: 'tls', senderDomains: ['*'], requireTls: true }]),
    ],
    sideEntranceClosedFrom: 'p2',
  }
  expect(standingsOf(document)[1]).toMatchObject({ state: 'open', isAsToday: false })
})

it('a risk that is accepted by name is said to be so', () => {
  const document = {
    services: [{ ...filter('old', OLD), shared: 'customers' }],
    phases: [phase('p1', mx('old'), [OTHER]), phase('p2', mx('old'), [addressLock('lock', OLD)])],
  }
  const risk = { who: 'otherCustomers:old', phaseIds: ['p2'], state: 'shared', certainty: 'certain' }
  expect(standingsOf(document)[1]).toMatchObject({ state: 'shared', isAccepted: false })
  const acceptedRisks = [{ ...risk, reason: 'until May', by: 'Kim', at: '2030-01-01T00:00:00.000Z' }]
  expect(standingsOf({ ...document, acceptedRisks })[1]).toMatchObject({ state: 'shared', count: 1, isAccepted: true })
})

it('what is as today is counted without what is new and accepted by name', () => {
  const NEW = '198.51.100.0/24'
  const sharedBy = (id: string, network: string) => ({ ...filter(id, network), shared: 'customers' })
  const locks = [addressLock('lock-old', OLD), addressLock('lock-new', NEW)]
  const document = {
    services: [sharedBy('old', OLD), sharedBy('new', NEW)],
    phases: [phase('p1', mx('old'), [addressLock('lock-old', OLD)]), phase('p2', mx('old'), locks)],
  }
  const risk = { who: 'otherCustomers:new', phaseIds: ['p2'], state: 'shared', certainty: 'certain' }
  const acceptedRisks = [{ ...risk, reason: 'until May', by: 'Kim', at: '2030-01-01T00:00:00.000Z' }]
  const asToday = { state: 'shared', count: 1, isAsToday: true, isAccepted: false }
  expect(standingsOf({ ...document, acceptedRisks })).toEqual([asToday, asToday])
  expect(standingsOf(document)[1]).toMatchObject({ state: 'shared', count: 1, isAsToday: false })
})

it('a phase without a fault is as wanted', () => {
  const document = { services: [filter('old', OLD)], phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])] }
  expect(standingsOf(document)).toMatchObject([{ state: 'holds', isAsToday: false, isAccepted: false }])
})
