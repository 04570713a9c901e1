import { expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { remediesOf } from '#lib/scenario/testing/remedies'
import { judgePlan } from './plan'
import { findRemediesInSteps } from './remedies'
import { applyStep } from './remedy'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/22'

it('a lost filter is let in by its networks in the lock, or by a connector beside it', () => {
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [phase('p1', mx('old'), [addressLock('lock', OLD)]), phase('p2', mx('new'), [addressLock('lock', OLD)])],
  })
  const found = remediesOf(document, 1, 'service:new')
  expect(found.map(({ kind }) => kind)).toEqual(['addConnector', 'addNetworks'])
  expect(found[1]).toMatchObject({
    networks: ['198.51.100.0/24', '198.51.101.0/24', '198.51.102.0/24', '198.51.103.0/24'],
    after: { state: 'holds' },
  })
  for (const step of found) {
    const mended = { ...document, phases: document.phases.map((one, at) => (at === 1 ? applyStep(one, step) : one)) }
    expect(judgePlan(mended)[1]?.find(({ who }) => who === 'service:new')?.state).toBe('holds')
  }
})

it('everybody is let in by taking the restrictions off', () => {
  const document = plan({
    services: [filter('old', OLD)],
    phases: [
      phase('p1', mx('old'), [addressLock('lock', OLD)]),
      phase('p2', mx('microsoft'), [addressLock('lock', OLD)]),
    ],
  })
  expect(remediesOf(document, 1, 'everybodyElse')).toMatchObject([
    { kind: 'unlock', connectorIds: ['lock'], after: { state: 'holds' } },
  ])
})

it('that a shared filter brings its other customers along does not keep it from being let in', () => {
  const shared = { ...filter('new', NEW), shared: 'customers' }
  const document = plan({
    services: [filter('old', OLD), shared],
    phases: [phase('p1', mx('old'), [addressLock('lock', OLD)]), phase('p2', mx('new'), [addressLock('lock', OLD)])],
  })
  expect(remediesOf(document, 1, 'service:new').map(({ kind }) => kind)).toEqual(['addConnector', 'addNetworks'])
})

it('a step that would lose somebody else, or let strangers in, is not offered', () => {
  const partner = { id: 'bank', name: 'bank', kind: 'partner', networks: ['203.0.113.0/28'], tls: true, shared: 'no' }
  const document = plan({
    services: [filter('old', OLD), { ...partner, delivery: 'direct', mailFromDomains: ['bank.example'] }],
    phases: [
      phase('p1', mx('old'), [addressLock('lock', OLD)]),
      phase('p2', mx({ 'contoso.com': 'microsoft', 'fabrikam.com': 'old' }), [addressLock('lock', OLD)], {
        tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] },
      }),
    ],
  })
  const found = remediesOf(document, 1, 'service:bank')
  for (const step of found) {
    const mended = { ...document, phases: document.phases.map((one, at) => (at === 1 ? applyStep(one, step) : one)) }
    const [before, after] = [judgePlan(document)[1] ?? [], judgePlan(mended)[1] ?? []]
    for (const cell of before.filter(({ who }) => who !== 'service:bank'))
      expect(after.find(({ who }) => who === cell.who)?.state).toBe(cell.state)
  }
})

it('a connector of the service comes before a new one, and a new one before that of somebody else', () => {
  const [own, missing] = ['198.51.100.0/24', '198.51.101.0/24']
  const document = plan({
    services: [filter('old', OLD), filter('new', own, { networks: [own, missing] })],
    phases: [phase('p1', mx('new'), [addressLock('lock-old', OLD), addressLock('lock-new', own)])],
  })
  expect(remediesOf(document, 0, 'service:new')).toMatchObject([
    { kind: 'addNetworks', connectorId: 'lock-new', networks: [missing] },
    { kind: 'addConnector' },
    { kind: 'addNetworks', connectorId: 'lock-old' },
  ])
})

it('a connector of the service that is switched off is to be switched on', () => {
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [phase('p1', mx('new'), [addressLock('lock-old', OLD), addressLock('lock-new', NEW, { enabled: false })])],
  })
  expect(remediesOf(document, 0, 'service:new')[0]).toMatchObject({
    kind: 'enable',
    connectorId: 'lock-new',
    after: { state: 'holds' },
  })
})

it('a step is not offered that makes only less certain what is wrong', () => {
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [addressLock('lock-old', OLD)]),
      phase('p2', mx('new'), [
        addressLock('lock-new', NEW),
        addressLock('bank', '203.0.113.0/28', { senderDomains: ['bank.example'], requireTls: true }),
      ]),
      phase('p3', mx('new'), [
        addressLock('lock-new', NEW),
        addressLock('bank', '203.0.113.0/28', { senderDomains: ['bank.example'], requireTls: true }),
      ]),
    ],
  })
  expect(judgePlan(document)[2]?.find(({ who }) => who === 'service:old')?.state).toBe('decide')
  expect(remediesOf(document, 2, 'service:old')).toEqual([])
})

it('nothing is offered for what is as wanted', () => {
  const document = plan({
    services: [filter('old', OLD)],
    phases: [phase('p1', mx('old'), [addressLock('lock', OLD)])],
  })
  expect(remediesOf(document, 0, 'service:old')).toEqual([])
})

it('other customers stay out once a connector demands the name that is the tenant’s own', () => {
  const own = {
    shared: 'customers',
    certificateNames: ['contoso.new.example'],
    ownCertificateNames: ['contoso.new.example'],
  }
  const locks = [certificateLock('lock', '*.new.example')]
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW, own)],
    phases: [
      phase('p1', mx('old'), [addressLock('a', OLD)]),
      phase('p2', mx('new'), [addressLock('a', OLD), ...locks]),
    ],
  })
  expect(remediesOf(document, 1, 'otherCustomers:new')).toMatchObject([
    { kind: 'setCertificateName', connectorId: 'lock', name: 'contoso.new.example' },
  ])
})

it('a remedy that harms nobody later comes before one that does', () => {
  const bank = addressLock('bank', '203.0.113.0/28')
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW), filter('next', '203.0.113.0/28', { shared: 'anyone' })],
    phases: [
      phase('p1', mx('new'), [addressLock('lock-old', OLD), addressLock('lock-next', NEW, { enabled: false })]),
      phase('p2', mx('new'), [addressLock('lock-old', OLD), { ...bank, id: 'lock-next', enabled: false }]),
    ],
  })
  const found = remediesOf(document, 0, 'service:new')
  expect(found.map(({ kind, harms }) => [kind, harms.map(({ who }) => who)])).toEqual([
    ['addConnector', []],
    ['addNetworks', []],
    ['enable', ['otherCustomers:next']],
  ])
})

it('another connector that refuses the mail is to be released or switched off', () => {
  // The bank's own connector refuses what the filter brings of the bank.
  const bank = { id: 'bank', name: 'Bank', kind: 'partner', networks: ['203.0.113.0/28'], tls: true, shared: 'no' }
  const lock = addressLock('bank', '203.0.113.0/28', { senderDomains: ['bank.example'] })
  const document = plan({
    answers: { Q1: 'shadows' },
    services: [filter('new', NEW), { ...bank, delivery: 'direct', mailFromDomains: ['bank.example'] }],
    phases: [phase('p1', mx('new'), [addressLock('lock-new', NEW), lock])],
  })
  expect(judgePlan(document)[0]?.find(({ who }) => who === 'service:new')?.state).toBe('lost')
  const found = remediesOf(document, 0, 'service:new')
  expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['unlock', 'disable']))
  for (const step of found) {
    const mended = { ...document, phases: [applyStep(document.phases[0] as never, step)] }
    expect(judgePlan(mended)[0]?.find(({ who }) => who === 'service:new')?.state).toBe(step.after.state)
  }
})

it('what helps only at the cost of others is offered where nothing else helps, and names them', () => {
  // A connector lists no IPv6 network, and the filter has no certificate name.
  const document = plan({
    services: [filter('new', NEW), filter('six', '2001:db8::/32')],
    phases: ['p1', 'p2'].map((id) => phase(id, mx('new six'), [addressLock('lock', NEW)])),
  })
  expect(remediesOf(document, 1, 'service:six')).toMatchObject(
    ['unlock', 'disable'].map((kind) => ({
      kind,
      connectorIds: ['lock'],
      after: { state: 'holds' },
      harms: [{ who: 'everybodyElse', phaseIds: ['p2'], result: { state: 'open', certainty: 'certain' } }],
    })),
  )
})

it('the kinds of steps that were tried are told, also where none of them helps', () => {
  const [one, other] = [
    addressLock('lock', NEW),
    addressLock('bank', '203.0.113.0/28', { senderDomains: ['bank.example'] }),
  ]
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW)],
    phases: [
      phase('p1', mx('old'), [addressLock('lock-old', OLD)]),
      phase('p2', mx('new'), [one, other]),
      phase('p3', mx('new'), [one, other]),
    ],
  })
  const { found, tried } = runToEnd(findRemediesInSteps(document, 2, 'service:old'))
  expect(found).toEqual([])
  expect([...tried].sort()).toEqual(['addConnector', 'addNetworks', 'disable', 'unlock'])
})
