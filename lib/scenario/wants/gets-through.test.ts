import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import {
  A,
  certificateLock,
  evaluate,
  lock,
  make,
  only,
  Q6,
  TENANT,
  THROUGH_A,
} from '#lib/scenario/testing/invariant-scenarios'
import { evaluateInvariants } from './evaluate'

describe('the gate of getsThrough for a service', () => {
  it('holds if the networks of the service are listed', () => {
    expect(only({ sets: [[lock('c', A.networks)]], invariants: [THROUGH_A] })).toMatchObject({
      state: 'holds',
      failures: [],
      isComplete: true,
    })
  })

  it('fails for a forgotten /24 and names it', () => {
    const gate = only({ sets: [[lock('c', ['192.0.2.0/24', '198.51.101.0/24'])]], invariants: [THROUGH_A] })
    expect(gate.state).toBe('fails')
    expect(gate.failures).toMatchObject([
      { given: [], outcome: 'rejected', serviceId: 'a', networks: ['198.51.100.0/24'], addresses: { ipv4: '256' } },
    ])
  })

  it('has the outcome deferred if only TLS is missing', () => {
    const services = [{ ...A, tls: false }]
    const gate = only({ sets: [[lock('c', A.networks, { requireTls: true })]], services, invariants: [THROUGH_A] })
    expect(gate.failures.filter(({ given }) => given.length === 0)).toMatchObject([{ outcome: 'deferred' }])
  })

  it('covers for a filter only the domains whose MX points to it in some phase', () => {
    const tenant = { acceptedDomains: ['contoso.com', 'fabrikam.de'] }
    const services = [
      { ...A, kind: 'filter' },
      { id: 'b', name: 'B', kind: 'filter', networks: ['203.0.113.0/24'] },
    ]
    const connectors = [
      lock('c', A.networks, { associatedAcceptedDomains: ['contoso.com'] }),
      lock('d', ['203.0.113.0/24'], { associatedAcceptedDomains: ['fabrikam.de'] }),
    ]
    const document = make({ sets: [connectors], services, tenant, invariants: [THROUGH_A], answers: Q6 })
    const stateWith = (domains: Record<string, string>) =>
      evaluateInvariants({
        ...document,
        phases: document.phases.map((phase) => ({
          ...phase,
          mx: Object.entries(domains).map(([domain, to]) => ({ domain, to })),
        })),
      }).map(({ state }) => state)
    expect(stateWith({ 'contoso.com': 'a', 'fabrikam.de': 'b' })).toEqual(['holds'])
    expect(stateWith({ 'contoso.com': 'a', 'fabrikam.de': 'a' })).toEqual(['fails'])
    expect(stateWith({ 'contoso.com': 'a' })).toEqual(['fails'])
  })

  it('lists failures without networks, names or domains that do not fail', () => {
    const tenant = { acceptedDomains: ['contoso.com', 'fabrikam.de'] }
    const connectors = [
      lock('c', ['192.0.2.0/24'], { associatedAcceptedDomains: ['contoso.com'] }),
      lock('d', ['198.51.100.0/23'], { associatedAcceptedDomains: ['fabrikam.de'] }),
    ]
    const { failures } = only({ sets: [connectors], tenant, invariants: [THROUGH_A], answers: Q6 })
    expect(failures.map(({ networks, recipient }) => [networks, recipient])).toEqual([
      [['198.51.100.0/23'], [{ domain: 'contoso.com' }]],
      [['192.0.2.0/24'], [{ domain: 'fabrikam.de' }]],
    ])
  })

  it('fails for a certificate name of the service that no connector asks for', () => {
    const services = [{ ...A, networks: [], certificateNames: ['mx1.a.example', 'mx2.a.example'] }]
    const gate = only({ sets: [[certificateLock('c', 'mx1.a.example')]], services, invariants: [THROUGH_A] })
    expect(gate).toMatchObject({ state: 'fails', failures: [{ certificateNames: ['mx2.a.example'], networks: [] }] })
  })

  it('depends on an open question, and names the answer under which it fails', () => {
    const services = [{ ...A, networks: [], certificateNames: ['a.example'] }]
    const parts = { sets: [[certificateLock('c', '*.a.example')]], services, invariants: [THROUGH_A] }
    expect(only(parts)).toMatchObject({
      state: 'hangs',
      failures: [{ given: [{ question: 'Q11-apex', answer: 'no-match' }], outcome: 'rejected' }],
    })
    expect(only({ ...parts, answers: { 'Q11-apex': 'match' } }).state).toBe('holds')
    expect(only({ ...parts, answers: { 'Q11-apex': 'no-match' } }).state).toBe('fails')
  })

  it('depends on unknown facts of the service instead of failing', () => {
    const services = [{ ...A, tls: null }]
    expect(
      only({ sets: [[lock('c', A.networks, { requireTls: true })]], services, invariants: [THROUGH_A] }),
    ).toMatchObject({ state: 'hangs', unknown: ['tls', 'certificateNames'] })
    expect(
      only({ sets: [[lock('c', [])]], services: [{ id: 'a', name: 'A' }], invariants: [THROUGH_A] }),
    ).toMatchObject({
      state: 'unchecked',
      because: 'nothing-known',
    })
  })

  it('holds for own mail if a connector only takes the sender domains of the tenant', () => {
    const sets = [[lock('c', A.networks, { senderDomains: ['contoso.com'] }), lock('d', ['203.0.113.1'])]]
    const own = { ...THROUGH_A, mailFrom: 'own' }
    expect(evaluate({ sets, invariants: [THROUGH_A, own] }).map(({ state }) => state)).toEqual(['fails', 'holds'])
  })
})

describe('the gate of getsThrough for everyone', () => {
  const EVERYONE = { kind: 'getsThrough', serviceId: 'microsoft' }
  const at = (sets: readonly (readonly object[])[], tenant: object = TENANT) =>
    only({ sets, mx: ['microsoft'], invariants: [EVERYONE], tenant })

  it('fails if a lock is still enabled', () => {
    expect(at([[lock('c', ['192.0.2.0/24'])]])).toMatchObject({
      state: 'fails',
      failures: [
        {
          given: [],
          outcome: 'rejected',
          serviceId: null,
          admits: null,
          isPlain: false,
          addresses: { ipv4: String(2 ** 32 - 256) },
        },
      ],
    })
    expect(at([[]]).state).toBe('holds')
    expect(at([[lock('c', ['192.0.2.0/24'], { enabled: false })]]).state).toBe('holds')
  })

  it('fails for senders without TLS if a connector requires TLS', () => {
    const tlsOnly = lock('c', [], { restrictDomainsToIPAddresses: false, requireTls: true })
    const { state, failures } = at([[tlsOnly]])
    expect(state).toBe('fails')
    expect(failures.filter(({ given }) => given.length === 0)).toMatchObject([
      { outcome: 'deferred', isPlain: true, witness: { tls: false } },
    ])
  })

  it('leaves out senders that the team refuses by MAIL FROM', () => {
    const partner = lock('c', ['192.0.2.0/24'], { senderDomains: ['fabrikam.com'] })
    expect(at([[partner]]).failures.filter(({ given }) => given.length === 0)).toEqual([])
    expect(at([[]], { ...TENANT, rejectDirectSend: true }).state).toBe('holds')
  })

  it('covers only domains whose MX points to Microsoft, and is unchecked without one', () => {
    expect(only({ sets: [[lock('c', ['192.0.2.0/24'])]], mx: ['a'], invariants: [EVERYONE] })).toMatchObject({
      state: 'unchecked',
      because: 'no-mx',
    })
    const document = make({
      sets: [[lock('c', ['192.0.2.0/24'], { associatedAcceptedDomains: ['contoso.com'] })]],
      tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] },
      invariants: [EVERYONE],
    })
    const [phase] = document.phases
    if (phase === undefined) throw new Error('no phase')
    phase.mx = [
      { domain: 'contoso.com', to: 'a' },
      { domain: 'fabrikam.com', to: 'microsoft' },
    ]
    expect(evaluateInvariants(document)).toMatchObject([{ state: 'holds' }])
  })

  it('cannot be limited to mail of accepted domains', () => {
    const parsed = documentSchema.safeParse({
      ...make({ sets: [[]], invariants: [] }),
      invariants: [{ id: 'e', phaseIds: ['p0'], mailFrom: 'own', ...EVERYONE }],
    })
    expect(parsed.error?.issues).toMatchObject([{ path: ['invariants', 0, 'mailFrom'] }])
  })
})
