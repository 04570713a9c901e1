import { describe, expect, it } from 'vitest'
import { A, certificateLock, evaluate, lock, make, NOBODY, only, Q6 } from '#lib/scenario/testing/invariant-scenarios'
import { evaluateInvariants } from './evaluate'

describe('nobody else gets in', () => {
  it('where the lists hold no more than the services', () => {
    expect(only({ sets: [[lock('c', ['192.0.2.0/25'])]], invariants: [NOBODY], answers: Q6 }).state).toBe('holds')
  })

  it('unless `*` leaves out the null sender: judged by the loosest answer', () => {
    expect(only({ sets: [[lock('c', ['192.0.2.0/25'])]], invariants: [NOBODY] })).toMatchObject({
      state: 'hangs',
      failures: [{ given: [{ question: 'Q6', answer: 'no' }], mailFrom: [{ null: true }], admits: { to: 'everyone' } }],
    })
  })

  it('and what a list holds besides is named', () => {
    expect(
      only({ sets: [[lock('c', ['192.0.2.0/24', '203.0.113.0/24'])]], invariants: [NOBODY], answers: Q6 }),
    ).toMatchObject({
      state: 'fails',
      failures: [{ networks: ['203.0.113.0/24'], admits: { to: 'listed-addresses' }, addresses: { ipv4: '256' } }],
    })
  })

  it('but everybody who speaks TLS, through a connector that asks for no more', () => {
    const tlsOnly = lock('c', [], { restrictDomainsToIPAddresses: false, requireTls: true })
    expect(only({ sets: [[tlsOnly]], invariants: [NOBODY], answers: Q6 })).toMatchObject({
      state: 'fails',
      failures: [{ given: [], admits: { to: 'everyone-with-tls', pattern: null }, networks: [] }],
    })
  })

  it('but every tenant of Microsoft 365, by the name that all of them present', () => {
    expect(
      only({ sets: [[certificateLock('c', '*.protection.outlook.com')]], invariants: [NOBODY], answers: Q6 }),
    ).toMatchObject({ state: 'fails', failures: [{ admits: { to: 'every-microsoft-365-tenant' } }] })
  })

  it('but customers of a shared service, which is said and is no failure', () => {
    const sets = [[certificateLock('c', '*.a.example')]]
    const service = { ...A, certificateNames: ['contoso.a.example'] }
    const shared = [{ ...service, shared: true }]
    expect(only({ sets, services: shared, invariants: [NOBODY], answers: Q6 })).toMatchObject({
      state: 'holds',
      sharedWith: ['a'],
    })
    expect(only({ sets, services: [service], invariants: [NOBODY], answers: Q6 })).toMatchObject({
      state: 'fails',
      failures: [{ admits: { to: 'customers-of', pattern: '*.a.example' } }],
    })
  })

  it('is waived in a declared window and where MX points to Microsoft, and only there', () => {
    const sets = [[lock('c', ['192.0.2.0/24'])], [], [], []]
    const gates = evaluate({
      sets,
      mx: ['a', 'a', 'microsoft', 'a'],
      invariants: [{ ...NOBODY, openPhaseIds: ['p1'] }],
      answers: Q6,
    })
    expect(gates.map(({ state, because }) => [state, because])).toEqual([
      ['holds', null],
      ['open', 'declared'],
      ['open', 'mx'],
      ['fails', null],
    ])
  })

  it('to the domains whose MX does not point to Microsoft, while others do', () => {
    const document = make({
      sets: [[]],
      tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] },
      invariants: [NOBODY],
      answers: Q6,
    })
    const [phase] = document.phases
    if (phase === undefined) throw new Error('no phase')
    phase.mx = [
      { domain: 'contoso.com', to: 'a' },
      { domain: 'fabrikam.com', to: 'microsoft' },
    ]
    expect(evaluateInvariants(document)).toMatchObject([
      { state: 'fails', failures: [{ recipient: [{ domain: 'contoso.com' }] }] },
    ])
  })
})

describe('no plain text', () => {
  const NO_PLAIN_TEXT = { kind: 'noPlainText' }

  it('gets in where every connector demands TLS', () => {
    const sets = [[lock('c', A.networks, { requireTls: true })], [lock('c', A.networks)]]
    expect(evaluate({ sets, invariants: [NO_PLAIN_TEXT], answers: Q6 })).toMatchObject([
      { state: 'holds' },
      {
        state: 'fails',
        failures: [{ networks: ['192.0.2.0/24', '198.51.100.0/23'], witness: { tls: false } }],
      },
    ])
  })
})
