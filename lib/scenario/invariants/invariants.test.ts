import { describe, expect, it } from 'vitest'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document'
import { vendorSwitch } from '#lib/scenario/examples/vendor-switch'
import { evaluateInvariants } from './evaluate'
import type { Gate } from './gates'
import { suggestInvariants, suggestMissing } from './suggest'

const TENANT = { acceptedDomains: ['contoso.com'] }
const lock = (id: string, networks: readonly string[], own: object = {}) => ({
  id,
  name: id,
  senderDomains: ['*'],
  senderIPAddresses: networks,
  restrictDomainsToIPAddresses: true,
  requireTls: false,
  ...own,
})
const certificateLock = (id: string, name: string, own: object = {}) => ({
  id,
  name: id,
  senderDomains: ['*'],
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: name,
  ...own,
})
const A = { id: 'a', name: 'A', networks: ['192.0.2.0/24', '198.51.100.0/23'], tls: true }

type Parts = {
  readonly sets: readonly (readonly object[])[]
  readonly invariants: readonly object[]
  readonly services?: readonly object[]
  readonly mx?: readonly string[]
  readonly answers?: object
  readonly tenant?: object
}

function make({ sets, invariants, services = [A], mx = [], answers = {}, tenant = TENANT }: Parts): ScenarioDocument {
  const phases = sets.map((connectors, index) => ({
    id: `p${index}`,
    name: `p${index}`,
    tenant,
    mx: mx[index] === undefined ? [] : [{ domain: 'contoso.com', to: mx[index] }],
    connectors,
  }))
  const all = phases.map(({ id }) => id)
  return documentSchema.parse({
    schemaVersion: 1,
    title: 'T',
    services,
    phases,
    answers,
    invariants: invariants.map((own, index) => ({ id: `i${index}`, phaseIds: all, ...own })),
  })
}

const evaluate = (parts: Parts): Gate[] => evaluateInvariants(make(parts))
const only = (parts: Parts): Gate => {
  const [gate] = evaluate(parts)
  if (gate === undefined) throw new Error('no gate')
  return gate
}
const THROUGH_A = { kind: 'getsThrough', serviceId: 'a' }
const NOBODY = { kind: 'nobodyElse', serviceIds: ['a'] }
const Q6 = { Q6: 'yes' }

it('what is suggested later is what is missing', () => {
  const document = make({
    sets: [[lock('c', A.networks)]],
    invariants: [THROUGH_A],
    services: [A, { ...A, id: 'b', name: 'B', kind: 'device' }],
    mx: ['a'],
  })
  const ids = suggestMissing(document).map(({ id }) => id)
  expect(ids).toContain('through-b')
  expect(ids).not.toContain('through-a')
  expect(suggestMissing({ ...document, invariants: [...document.invariants, ...suggestMissing(document)] })).toEqual([])
})

describe('a service always gets through', () => {
  it('where its networks are listed', () => {
    expect(only({ sets: [[lock('c', A.networks)]], invariants: [THROUGH_A] })).toMatchObject({
      state: 'holds',
      failures: [],
      isComplete: true,
    })
  })

  it('but for the one /24 that was forgotten, which is named', () => {
    const gate = only({ sets: [[lock('c', ['192.0.2.0/24', '198.51.101.0/24'])]], invariants: [THROUGH_A] })
    expect(gate.state).toBe('fails')
    expect(gate.failures).toMatchObject([
      { given: [], outcome: 'rejected', serviceId: 'a', networks: ['198.51.100.0/24'], addresses: { ipv4: '256' } },
    ])
  })

  it('is delayed, not lost, where TLS alone is missing', () => {
    const services = [{ ...A, tls: false }]
    const gate = only({ sets: [[lock('c', A.networks, { requireTls: true })]], services, invariants: [THROUGH_A] })
    expect(gate.failures.filter(({ given }) => given.length === 0)).toMatchObject([{ outcome: 'deferred' }])
  })

  it('as a filter, for the domains whose MX points to it in some phase', () => {
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

  it('and what fails is said of no network, name or domain for which it does not fail', () => {
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

  it('with every one of its names', () => {
    const services = [{ ...A, networks: [], certificateNames: ['mx1.a.example', 'mx2.a.example'] }]
    const gate = only({ sets: [[certificateLock('c', 'mx1.a.example')]], services, invariants: [THROUGH_A] })
    expect(gate).toMatchObject({ state: 'fails', failures: [{ certificateNames: ['mx2.a.example'], networks: [] }] })
  })

  it('unless an open question says otherwise: then the answer is named', () => {
    const services = [{ ...A, networks: [], certificateNames: ['a.example'] }]
    const parts = { sets: [[certificateLock('c', '*.a.example')]], services, invariants: [THROUGH_A] }
    expect(only(parts)).toMatchObject({
      state: 'hangs',
      failures: [{ given: [{ question: 'Q11-apex', answer: 'no-match' }], outcome: 'rejected' }],
    })
    expect(only({ ...parts, answers: { 'Q11-apex': 'match' } }).state).toBe('holds')
    expect(only({ ...parts, answers: { 'Q11-apex': 'no-match' } }).state).toBe('fails')
  })

  it('is not called lost for a fact that nobody knows', () => {
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

  it('for its own mail only, where it carries no other', () => {
    const sets = [[lock('c', A.networks, { senderDomains: ['contoso.com'] }), lock('d', ['203.0.113.1'])]]
    const own = { ...THROUGH_A, mailFrom: 'own' }
    expect(evaluate({ sets, invariants: [THROUGH_A, own] }).map(({ state }) => state)).toEqual(['fails', 'holds'])
  })
})

describe('everyone gets through, where MX points to Microsoft', () => {
  const EVERYONE = { kind: 'getsThrough', serviceId: 'microsoft' }
  const at = (sets: readonly (readonly object[])[], tenant: object = TENANT) =>
    only({ sets, mx: ['microsoft'], invariants: [EVERYONE], tenant })

  it('unless a lock was left on, which refuses the internet', () => {
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

  it('with TLS or without', () => {
    const tlsOnly = lock('c', [], { restrictDomainsToIPAddresses: false, requireTls: true })
    const { state, failures } = at([[tlsOnly]])
    expect(state).toBe('fails')
    expect(failures.filter(({ given }) => given.length === 0)).toMatchObject([
      { outcome: 'deferred', isPlain: true, witness: { tls: false } },
    ])
  })

  it('but for those whom the team shuts out by MAIL FROM', () => {
    const partner = lock('c', ['192.0.2.0/24'], { senderDomains: ['fabrikam.com'] })
    expect(at([[partner]]).failures.filter(({ given }) => given.length === 0)).toEqual([])
    expect(at([[]], { ...TENANT, rejectDirectSend: true }).state).toBe('holds')
  })

  it('to the domains whose MX points there; without one nothing is checked', () => {
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

  it('is about anybody’s mail: limited to that of accepted domains it is refused', () => {
    const parsed = documentSchema.safeParse({
      ...make({ sets: [[]], invariants: [] }),
      invariants: [{ id: 'e', phaseIds: ['p0'], mailFrom: 'own', ...EVERYONE }],
    })
    expect(parsed.error?.issues).toMatchObject([{ path: ['invariants', 0, 'mailFrom'] }])
  })
})

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

describe('nobody is lost in between', () => {
  const NO_GAP = { kind: 'noGap' }

  it('of those who are accepted before and after', () => {
    const sets = [
      [lock('c', ['192.0.2.0/24'])],
      [lock('c', ['192.0.2.0/25'])],
      [lock('c', ['192.0.2.64/26', '192.0.2.128/25'])],
    ]
    expect(evaluate({ sets, invariants: [NO_GAP] })).toMatchObject([
      { state: 'unchecked', because: 'no-neighbours' },
      { state: 'fails', failures: [{ networks: ['192.0.2.128/25'] }] },
      { state: 'unchecked', because: 'no-neighbours' },
    ])
  })

  it('not even with two names of which one let in before and the other after', () => {
    const sets = [
      [certificateLock('c', 'x.example')],
      [certificateLock('c', 'y.example')],
      [certificateLock('c', 'z.example')],
    ]
    expect(evaluate({ sets, invariants: [NO_GAP] })[1]).toMatchObject({
      state: 'fails',
      failures: expect.arrayContaining([
        expect.objectContaining({
          given: [],
          witness: expect.objectContaining({ certificateNames: ['x.example', 'z.example'] }),
        }),
      ]),
    })
  })

  it('and says nothing of strangers who came through an open entrance', () => {
    const sets = [[], [lock('c', A.networks)], []]
    expect(evaluate({ sets, mx: ['microsoft', 'a', 'microsoft'], invariants: [NO_GAP] })[1]?.state).toBe('holds')
    expect(evaluate({ sets, mx: ['a', 'a', 'a'], invariants: [NO_GAP] })[1]?.state).toBe('fails')
    const lost = [[], [lock('c', ['192.0.2.0/24'])], []]
    expect(evaluate({ sets: lost, mx: ['microsoft', 'a', 'microsoft'], invariants: [NO_GAP] })[1]).toMatchObject({
      state: 'fails',
      failures: [{ networks: ['198.51.100.0/23'] }],
    })
  })
})

describe('the invariants suggested for a switch of filters', () => {
  const document = { ...vendorSwitch('en'), invariants: [] }
  const suggested = suggestInvariants(document)

  it('follow what is wanted in each phase', () => {
    expect(suggested).toMatchObject([
      { kind: 'getsThrough', serviceId: 'filter-a', phaseIds: ['as-is', 'beside', 'mx-moved'], mailFrom: 'any' },
      { kind: 'getsThrough', serviceId: 'filter-b', phaseIds: ['mx-moved', 'a-disabled', 'a-removed'] },
      { kind: 'getsThrough', serviceId: 'scanner', mailFrom: 'own' },
      { kind: 'getsThrough', serviceId: 'bank', mailFrom: 'any' },
      { kind: 'nobodyElse', openPhaseIds: [] },
      { kind: 'noGap', phaseIds: ['beside', 'mx-moved', 'a-disabled'] },
    ])
    expect(documentSchema.safeParse({ ...document, invariants: suggested }).success).toBe(true)
  })

  it('take ids that are free', () => {
    const again = suggestInvariants({ ...document, invariants: suggested })
    expect(new Set([...suggested, ...again].map(({ id }) => id)).size).toBe(2 * suggested.length)
  })
})

describe('the invariants suggested for a move to Microsoft', () => {
  const sets = [[lock('c', A.networks, { requireTls: true })], [lock('c', A.networks, { requireTls: true })]]
  const document = make({ sets, mx: ['a', 'microsoft'], invariants: [] })
  const suggested = suggestInvariants(document)

  it('ask that everyone gets in there, with TLS or without', () => {
    expect(suggested).toMatchObject([
      { kind: 'getsThrough', serviceId: 'a', phaseIds: ['p0', 'p1'] },
      { kind: 'getsThrough', serviceId: 'microsoft', phaseIds: ['p1'], mailFrom: 'any' },
      { kind: 'nobodyElse', phaseIds: ['p0', 'p1'] },
      { kind: 'noPlainText', phaseIds: ['p0'] },
    ])
  })

  it('find the lock that was left on', () => {
    const gates = evaluateInvariants(documentSchema.parse({ ...document, invariants: suggested }))
    expect(
      gates.find(({ invariantId, phaseId }) => invariantId === 'through-everyone' && phaseId === 'p1'),
    ).toMatchObject({ state: 'fails', failures: [{ outcome: 'rejected' }, { outcome: 'deferred', isPlain: true }] })
  })

  it('do not forbid plain text in a window that is declared already', () => {
    const declared = make({ sets, mx: ['a', 'a'], invariants: [{ ...NOBODY, openPhaseIds: ['p1'] }] })
    expect(suggestInvariants(declared)).toContainEqual(
      expect.objectContaining({ kind: 'noPlainText', phaseIds: ['p0'] }),
    )
  })
})
