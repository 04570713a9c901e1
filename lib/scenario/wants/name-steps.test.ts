import { expect, it } from 'vitest'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { remediesOf } from '#lib/scenario/testing/remedies'
import { judgePlan } from './plan'
import { applyStep } from './remedy'

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/22'

it('a service known by its name alone gets a connector by certificate', () => {
  const document = plan({
    services: [
      { id: 'new', name: 'New', certificateNames: ['mail.new.example'], tls: true, shared: 'no' },
      filter('old', OLD, { certificateNames: ['mail.old.example'] }),
    ],
    phases: [
      phase('p1', mx('new'), [certificateLock('lock', 'mail.old.example')]),
      phase('p2', mx('new'), [certificateLock('lock', 'mail.old.example')]),
    ],
  })
  expect(remediesOf(document, 1, 'service:new')).toMatchObject([
    { kind: 'addConnector', connector: { name: 'New', tlsSenderCertificateName: 'mail.new.example' } },
  ])
})

const BOTH = { networks: ['198.51.100.0/24', '2001:db8::/32'] }

it('a name that was mistyped in a connector is set right, where also the addresses of the service do not help', () => {
  const document = plan({
    services: [
      filter('old', OLD, { certificateNames: ['mail.old.example'] }),
      filter('new', NEW, { ...BOTH, certificateNames: ['*.eu.new.example'] }),
    ],
    phases: [
      phase('p1', mx('new'), [
        certificateLock('lock-old', 'mail.old.example'),
        certificateLock('unknown', 'relay.bank.test'),
        certificateLock('lock-new', '*.eu.new.example.typo'),
      ]),
    ],
  })
  const found = remediesOf(document, 0, 'service:new')
  expect(found).toMatchObject([
    { kind: 'setCertificateName', connectorId: 'lock-new', name: '*.eu.new.example', after: { state: 'holds' } },
    { kind: 'addConnector', connector: { tlsSenderCertificateName: '*.eu.new.example' } },
    // Nobody who is entered presents its name, yet it is not alike: the last that is offered.
    { kind: 'setCertificateName', connectorId: 'unknown' },
  ])
  for (const step of found) {
    const mended = { ...document, phases: document.phases.map((one) => applyStep(one, step)) }
    expect(judgePlan(mended)[0]?.find(({ who }) => who === 'service:new')?.state).toBe('holds')
  }
})

it('the name of a connector that a service presents is never changed for another service', () => {
  const document = plan({
    services: [
      filter('old', OLD, { certificateNames: ['mail.old.example'] }),
      filter('new', NEW, { certificateNames: ['mail.new.example'] }),
    ],
    phases: [phase('p1', mx('new'), [certificateLock('lock', '*.old.example')])],
  })
  const kinds = remediesOf(document, 0, 'service:new').map(({ kind }) => kind)
  expect(kinds).toContain('addConnector')
  expect(kinds).not.toContain('setCertificateName')
})

it('a name of somebody who is not entered is no mistyped one, though much of it is the same', () => {
  const document = plan({
    services: [filter('new', NEW, { certificateNames: ['mail.new.example'] })],
    phases: [phase('p1', mx('new'), [certificateLock('lock', 'mail.old.example')])],
  })
  const kinds = remediesOf(document, 0, 'service:new').map(({ kind }) => kind)
  expect(kinds[0]).toBe('addConnector')
  expect(kinds.at(-1)).toBe('setCertificateName')
})

it('a service with IPv6 networks gets a connector by certificate, since no connector lists such networks', () => {
  const document = plan({
    services: [filter('old', OLD), filter('new', NEW, { ...BOTH, certificateNames: ['mail.new.example'] })],
    phases: [phase('p1', mx('new'), [addressLock('lock', OLD)])],
  })
  expect(remediesOf(document, 0, 'service:new')).toMatchObject([
    {
      kind: 'addConnector',
      connector: { tlsSenderCertificateName: 'mail.new.example', senderIPAddresses: [] },
      after: { state: 'holds' },
    },
  ])
})
