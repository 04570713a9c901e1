import { expect, it } from 'vitest'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { remediesOf } from '#lib/scenario/testing/remedies'
import { judgePlan } from './plan'
import { applyToPhases, type Remedy } from './remedy'
import type { WhoKey } from './who'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/22'

it('a remedy says in which later phase it is undone, and by what', () => {
  const lock = addressLock('lock', OLD)
  const bank = addressLock('bank', '203.0.113.0/24')
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [lock]),
      phase('p2', mx('new'), [lock]),
      phase('p3', mx('new'), [lock]),
      phase('p4', mx('new'), [{ ...lock, senderIPAddresses: ['203.0.113.0/24'] }]),
      phase('p5', mx('new'), [bank]),
    ],
  })
  const untilOf = (found: ReturnType<typeof remediesOf>) =>
    Object.fromEntries(found.map((one) => [one.kind, one.until]))
  expect(untilOf(remediesOf(document, 1, 'service:new'))).toEqual({
    // The connector is added to all later phases.
    addConnector: null,
    addNetworks: {
      phaseId: 'p4',
      result: { state: 'lost', certainty: 'certain' },
      changes: [{ name: 'lock', kind: 'changed' }],
    },
  })
  expect(untilOf(remediesOf(document, 3, 'service:new')).addNetworks).toEqual({
    phaseId: 'p5',
    result: { state: 'lost', certainty: 'certain' },
    changes: [{ name: 'lock', kind: 'removed' }],
  })
})

it('what is said of later phases is what becomes of them when the remedy is done', () => {
  const lock = addressLock('lock', OLD)
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [lock]),
      phase('p2', mx('new'), [lock]),
      phase('p3', mx('new'), [lock]),
      phase('p4', mx('new'), [{ ...lock, senderIPAddresses: ['203.0.113.0/24'] }]),
    ],
  })
  for (const remedy of remediesOf(document, 1, 'service:new')) {
    const mended = judgePlan({ ...document, phases: applyToPhases(document.phases, remedy, remedy.phaseIds) })
    const states = mended.map((cells) => cells.find(({ who }) => who === 'service:new')?.state)
    expect(states.slice(1, 3)).toEqual(['holds', 'holds'])
    expect(states[3]).toBe(remedy.until === null ? 'holds' : 'lost')
  }
})

/** The states of a row through the phases, before a remedy is done and after it. */
const statesWith = (document: ReturnType<typeof plan>, remedy: Remedy, who: WhoKey) =>
  [document.phases, applyToPhases(document.phases, remedy, remedy.phaseIds)].map((phases) =>
    judgePlan({ ...document, phases }).map((row) => row.find((cell) => cell.who === who)?.state),
  )

it('a remedy for everybody ends with the phases that want everybody', () => {
  const lock = addressLock('lock', OLD)
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW, { shared: 'customers' })],
    phases: [
      phase('p1', mx('old'), [lock]),
      phase('p2', mx('microsoft'), [lock]),
      ...['p3', 'p4', 'p5'].map((id) => phase(id, mx('old'), [lock])),
    ],
  })
  const [remedy, ...others] = remediesOf(document, 1, 'everybodyElse')
  if (remedy === undefined) throw new Error('There is no remedy.')
  expect(others).toEqual([])
  expect(remedy).toMatchObject({ kind: 'unlock', phaseIds: ['p2', 'p3'], until: null, harms: [] })
  expect(statesWith(document, remedy, 'everybodyElse')[1]?.slice(1)).toEqual(['holds', 'holds', 'holds', 'holds'])
  expect(statesWith(document, remedy, 'otherCustomers:new')[1]?.slice(3)).toEqual(['holds', 'holds'])
})

it.each([
  ['may be refused', [{ domain: 'contoso.com', phaseId: 'p4' }], 'either', null],
  ['is left to the team', [], 'decide', 'p4'],
])('a connector that is off on purpose stays off where mail of its service %s', (_, mayBeRefusedFrom, state, until) => {
  const [on, off] = [addressLock('lock-old', OLD), addressLock('lock-old', OLD, { enabled: false })]
  const lock = addressLock('lock-new', NEW)
  const document = plan({
    services: [filter('old', OLD, { shared: 'customers', mayBeRefusedFrom }), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [on]),
      phase('p2', mx('old'), [on, lock]),
      phase('p3', mx('new'), [off, lock]),
      phase('p4', mx('new'), [off, lock]),
    ],
  })
  const remedy = remediesOf(document, 2, 'service:old').find(({ kind }) => kind === 'enable')
  if (remedy === undefined) throw new Error('It is not switched on.')
  expect(remedy).toMatchObject({ phaseIds: ['p3'], after: { state: 'holds' }, harms: [] })
  expect(remedy.until?.phaseId ?? null).toBe(until)
  expect(statesWith(document, remedy, 'service:old').map((row) => row[3])).toEqual([state, state])
  expect(statesWith(document, remedy, 'otherCustomers:old').map((row) => row[3])).toEqual(['holds', 'holds'])
})

it('a remedy names the other customers of its own row where the row itself gains nothing', () => {
  const own = {
    shared: 'customers',
    certificateNames: ['contoso.new.example'],
    ownCertificateNames: ['contoso.new.example'],
  }
  const off = addressLock('lock-new', NEW, { enabled: false })
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW, own)],
    phases: [
      phase('p1', mx('new'), [addressLock('lock-old', OLD), off]),
      phase('p2', mx('new'), [certificateLock('lock-own', 'contoso.new.example'), off]),
    ],
  })
  const remedy = remediesOf(document, 0, 'service:new').find(({ kind }) => kind === 'enable')
  if (remedy === undefined) throw new Error('It is not switched on.')
  expect(remedy).toMatchObject({
    phaseIds: ['p1', 'p2'],
    harms: [{ who: 'otherCustomers:new', phaseIds: ['p2'], result: { state: 'shared' } }],
  })
  expect(statesWith(document, remedy, 'service:new')).toEqual([
    ['lost', 'holds'],
    ['holds', 'holds'],
  ])
  expect(statesWith(document, remedy, 'otherCustomers:new').map((row) => row[1])).toEqual(['holds', 'shared'])
})
