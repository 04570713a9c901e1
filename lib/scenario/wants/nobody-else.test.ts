import { describe, expect, it } from 'vitest'
import { A, certificateLock, evaluate, lock, make, NOBODY, only, Q6 } from '#lib/scenario/testing/invariant-scenarios'
import { evaluateInvariants } from './evaluate'

describe('the gate of nobodyElse', () => {
  it('holds if the lists contain only networks of the services', () => {
    expect(only({ sets: [[lock('c', ['192.0.2.0/25'])]], invariants: [NOBODY], answers: Q6 }).state).toBe('holds')
  })

  it('depends on Q6, because `*` may leave out the null sender', () => {
    expect(only({ sets: [[lock('c', ['192.0.2.0/25'])]], invariants: [NOBODY] })).toMatchObject({
      state: 'hangs',
      failures: [{ given: [{ question: 'Q6', answer: 'no' }], mailFrom: [{ null: true }], admits: { to: 'everyone' } }],
    })
  })

  it('fails for listed networks that belong to no service, and names them', () => {
    expect(
      only({ sets: [[lock('c', ['192.0.2.0/24', '203.0.113.0/24'])]], invariants: [NOBODY], answers: Q6 }),
    ).toMatchObject({
      state: 'fails',
      failures: [{ networks: ['203.0.113.0/24'], admits: { to: 'listed-addresses' }, addresses: { ipv4: '256' } }],
    })
  })

  it('fails for everyone with TLS if a connector only requires TLS', () => {
    const tlsOnly = lock('c', [], { restrictDomainsToIPAddresses: false, requireTls: true })
    expect(only({ sets: [[tlsOnly]], invariants: [NOBODY], answers: Q6 })).toMatchObject({
      state: 'fails',
      failures: [{ given: [], admits: { to: 'everyone-with-tls', pattern: null }, networks: [] }],
    })
  })

  it('fails for every Microsoft 365 tenant if a connector asks for the name they all present', () => {
    expect(
      only({ sets: [[certificateLock('c', '*.protection.outlook.com')]], invariants: [NOBODY], answers: Q6 }),
    ).toMatchObject({ state: 'fails', failures: [{ admits: { to: 'every-microsoft-365-tenant' } }] })
  })

  it('holds for customers of a shared service, and lists the service', () => {
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

  it('is open in a declared window and if MX points to Microsoft, and fails in other phases', () => {
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

  it('fails only for domains whose MX does not point to Microsoft', () => {
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

describe('the gate of noPlainText', () => {
  const NO_PLAIN_TEXT = { kind: 'noPlainText' }

  it('holds if every connector requires TLS, and fails if one does not', () => {
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
