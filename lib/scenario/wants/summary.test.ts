import { expect, it } from 'vitest'
import { addressLock, certificateLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const lockOld = addressLock('lock-old', OLD)

it('what is lost of two services are two lines, each with its own phases', () => {
  const document = {
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [lockOld, addressLock('lock-new', NEW)]),
      phase('p2', mx('new'), [lockOld]),
      phase('p3', mx('new'), [addressLock('other', '203.0.113.0/24')]),
    ],
  }
  expect(tableOf(plan(document)).summary.lists.lost).toMatchObject([{ who: 'service:new', phaseIds: ['p2', 'p3'] }])
  const both = {
    ...document,
    phases: document.phases.with(1, phase('p2', mx('new'), [addressLock('other', '203.0.113.0/24')])),
  }
  expect(tableOf(plan(both)).summary.lists.lost.map(({ who, phaseIds }) => [who, phaseIds])).toEqual([
    ['service:old', ['p2']],
    ['service:new', ['p2', 'p3']],
  ])
})

it('what is perhaps lost is said beside what is certainly lost, in the same cell', () => {
  const document = {
    services: [filter('old', OLD, { networks: [OLD, NEW] })],
    phases: [
      phase('p1', mx('old'), [addressLock('lock', [OLD, NEW])]),
      phase('p2', mx('old'), [
        lockOld,
        addressLock('bank', '203.0.113.0/24', { senderDomains: ['bank.example'], requireTls: true }),
      ]),
    ],
  }
  const { lost } = tableOf(plan(document)).summary.lists
  expect(lost.map(({ state, certainty, phaseIds }) => [state, certainty, phaseIds])).toEqual([
    ['lost', 'certain', ['p2']],
    ['holdsIf', 'perhaps', ['p2']],
  ])
})

it('other customers who get in are said beside strangers who get in', () => {
  const document = {
    sideEntranceClosedFrom: 'p1',
    services: [filter('old', OLD, { shared: 'customers', certificateNames: ['mail.filter.example'], tls: true })],
    phases: [
      phase('p1', mx('old'), [certificateLock('lock', 'mail.filter.example')]),
      phase('p2', mx('old'), [{ id: 'tls', name: 'tls', senderDomains: ['*'], requireTls: true }]),
    ],
  }
  const whos = tableOf(plan(document)).summary.lists.entrance.map(({ who, phaseIds }) => `${who} ${phaseIds}`)
  expect(whos).toContain('everybodyElse p2')
  expect(tableOf(plan(document)).table['otherCustomers:old']).toMatch(/shared/)
})
