import { describe, expect, test } from 'vitest'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { assess, assessPhase, isBad, summarize, wantOf } from './assessment'

const FILTER_A = {
  id: 'a',
  name: 'A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
}
const FILTER_B = { ...FILTER_A, id: 'b', name: 'B', senderIPAddresses: ['198.51.100.0/24'] }
const TENANT = { acceptedDomains: ['contoso.com'] }
const FACTS = { tls: true, certificateNames: [], mailFrom: 'a@fabrikam.com', recipient: 'b@contoso.com' }

/** MX at A, then MX at B with A enabled, then A disabled. */
function switchOfFilters(change: object = {}): ScenarioDocument {
  const phase = (id: string, to: string, connectors: object[]) => ({
    id,
    name: id,
    tenant: TENANT,
    mx: [{ domain: 'contoso.com', to }],
    connectors,
  })
  return documentSchema.parse({
    schemaVersion: 1,
    title: 'Switch',
    services: [
      { id: 'filter-a', name: 'A', kind: 'filter' },
      { id: 'filter-b', name: 'B', kind: 'filter', shared: true },
      { id: 'scanner', name: 'Scanner', kind: 'device' },
    ],
    phases: [
      phase('p1', 'filter-a', [FILTER_A]),
      phase('p2', 'filter-b', [FILTER_A, FILTER_B]),
      phase('p3', 'filter-b', [FILTER_B]),
    ],
    senders: [
      { id: 'through-a', ...FACTS, sourceIP: '192.0.2.9', serviceId: 'filter-a' },
      { id: 'through-b', ...FACTS, sourceIP: '198.51.100.9', serviceId: 'filter-b' },
      { id: 'neighbour', ...FACTS, sourceIP: '198.51.100.10', serviceId: 'filter-b', otherCustomer: true },
      { id: 'stranger', ...FACTS, sourceIP: '203.0.113.9' },
      { id: 'scanner', ...FACTS, sourceIP: '203.0.113.20', tls: false, serviceId: 'scanner' },
    ],
    ...change,
  })
}

const senderOf = (document: ScenarioDocument, id: string) =>
  document.senders.find((sender) => sender.id === id) as ScenarioDocument['senders'][number]
const marksOf = (document: ScenarioDocument, id: string) =>
  document.phases.map((_, i) => assess(document, i, senderOf(document, id)).state)

describe('what is wanted by default', () => {
  test.each([
    ['through-a', ['mx', 'former-mx', 'former-mx']],
    ['through-b', ['nothing', 'mx', 'mx']],
    ['neighbour', ['other-customer', 'other-customer', 'other-customer']],
    ['stranger', ['stranger', 'stranger', 'stranger']],
    ['scanner', ['service', 'service', 'service']],
  ])('%s', (id, because) => {
    const document = switchOfFilters()
    expect(document.phases.map((_, i) => wantOf(document, i, senderOf(document, id)).because)).toEqual(because)
  })

  test('everyone must get in if MX points to Microsoft', () => {
    const document = switchOfFilters()
    const atMicrosoft = {
      ...document,
      phases: document.phases.map((phase) => ({ ...phase, mx: [{ domain: 'contoso.com', to: 'microsoft' }] })),
    }
    expect(wantOf(atMicrosoft, 0, senderOf(document, 'stranger'))).toMatchObject({
      outcome: 'accepted',
      because: 'mx-microsoft',
    })
    expect(marksOf(atMicrosoft, 'stranger')).toEqual(['lost', 'lost', 'lost'])
  })

  test('what is wanted follows the MX of the recipient domain', () => {
    const base = switchOfFilters()
    const document = documentSchema.parse({
      ...base,
      phases: base.phases.map((phase) => ({
        ...phase,
        mx: [...phase.mx, { domain: 'fabrikam.de', to: 'microsoft' }],
        tenant: { acceptedDomains: ['contoso.com', 'fabrikam.de', 'x.onmicrosoft.com'] },
      })),
    })
    const wanted = (recipient: string) => wantOf(document, 0, { ...senderOf(document, 'stranger'), recipient }).outcome
    expect(wanted('b@contoso.com')).toBe('rejected')
    expect(wanted('b@fabrikam.de')).toBe('accepted')
    expect(wanted('b@x.onmicrosoft.com')).toBe('rejected')
  })

  test('nothing is wanted of a stranger if no MX is recorded', () => {
    const document = switchOfFilters()
    const noMx = { ...document, phases: document.phases.map((phase) => ({ ...phase, mx: [] })) }
    expect(wantOf(noMx, 0, senderOf(document, 'stranger')).outcome).toBeNull()
  })
})

describe('the states of samples', () => {
  test.each([
    ['through-a', ['in', 'in', 'lost']],
    ['through-b', ['shut', 'in', 'in']],
    ['neighbour', ['shut', 'shared', 'shared']],
    ['stranger', ['shut', 'shut', 'shut']],
    ['scanner', ['lost', 'lost', 'lost']],
  ])('%s', (id, marks) => {
    expect(marksOf(switchOfFilters(), id)).toEqual(marks)
  })

  test('an expectation of the team overrides the default', () => {
    const document = switchOfFilters({ expectations: [{ phaseId: 'p3', senderId: 'through-a', outcome: 'rejected' }] })
    expect(marksOf(document, 'through-a')).toEqual(['in', 'in', 'shut'])
  })

  test('the connector of an expectation must be the only one that admits', () => {
    const both = { ...FILTER_B, id: 'b2', senderIPAddresses: ['192.0.2.0/24'] }
    const wanted = (connectorId: string) => [{ phaseId: 'p1', senderId: 'through-a', outcome: 'accepted', connectorId }]
    const phases = (connectors: object[]) => [{ id: 'p1', name: '', tenant: TENANT, connectors }]
    const mark = (connectors: object[], id: string) =>
      marksOf(switchOfFilters({ phases: phases(connectors), expectations: wanted(id) }), 'through-a')
    expect(mark([FILTER_A], 'a')).toEqual(['in'])
    expect(mark([FILTER_A, both], 'a')).toEqual(['uncertain'])
    expect(mark([FILTER_A, FILTER_B], 'b')).toEqual(['elsewhere'])
  })

  test('a sender without required TLS is delayed, not lost', () => {
    const connectors = [{ ...FILTER_A, requireTls: true }]
    const document = switchOfFilters({
      phases: [{ id: 'p1', name: '', tenant: TENANT, mx: [{ domain: 'contoso.com', to: 'filter-a' }], connectors }],
      senders: [{ id: 'through-a', ...FACTS, tls: false, sourceIP: '192.0.2.9', serviceId: 'filter-a' }],
    })
    expect(marksOf(document, 'through-a')).toEqual(['delayed'])
    expect(isBad('delayed')).toBe(true)
  })

  test('an unknown fact makes a sample uncertain', () => {
    const document = switchOfFilters({
      senders: [{ id: 'through-a', ...FACTS, sourceIP: null, serviceId: 'filter-a' }],
    })
    expect(marksOf(document, 'through-a')[0]).toBe('uncertain')
  })
})

describe('phases and summary', () => {
  test('the summary names lost samples and shared entrances with their first phase', () => {
    const summary = summarize(switchOfFilters())
    expect(summary.lost).toEqual({ senders: ['scanner', 'through-a'], from: 0 })
    expect(summary.sideEntrance).toEqual({ state: 'shared', from: 1, senders: ['neighbour'] })
    expect(summary.questions).toEqual([])
  })

  test('a phase is ok only if it is ok under every answer to open questions', () => {
    const hole = { id: 'hole', name: 'TLS only', senderDomains: ['*'], requireTls: true }
    const document = switchOfFilters({
      phases: [
        {
          id: 'p1',
          name: '',
          tenant: TENANT,
          mx: [{ domain: 'contoso.com', to: 'filter-a' }],
          connectors: [FILTER_A, hole],
        },
      ],
      senders: [{ id: 'stranger', ...FACTS, sourceIP: '203.0.113.9' }],
    })
    expect(assessPhase(document, 0)).toMatchObject({ state: 'if', open: [], questions: ['Q2'] })
    expect(summarize(document).sideEntrance).toMatchObject({ state: 'perhaps', senders: ['stranger'] })
    const answered = { ...document, answers: { Q2: 'no' as const } }
    expect(assessPhase(answered, 0)).toMatchObject({ state: 'ok', questions: [] })
    const rescued = { ...document, answers: { Q2: 'rescues' as const } }
    expect(assessPhase(rescued, 0)).toMatchObject({ state: 'bad', open: ['stranger'] })
  })

  test('a surely shared entrance is reported before one that may be open', () => {
    const open = switchOfFilters({
      phases: [
        {
          id: 'p1',
          name: '',
          tenant: TENANT,
          mx: [{ domain: 'contoso.com', to: 'filter-b' }],
          connectors: [FILTER_B, { id: 'hole', name: 'TLS only', senderDomains: ['*'], requireTls: true }],
        },
      ],
    })
    const only = (...ids: string[]) => summarize({ ...open, senders: ids.map((id) => senderOf(open, id)) })
    const unknown = { ...senderOf(open, 'neighbour'), id: 'unknown', sourceIP: null }
    expect(only('neighbour', 'stranger')).toMatchObject({
      sideEntrance: { state: 'shared', from: 0, senders: ['neighbour'] },
      phases: [{ shared: ['neighbour'], perhapsOpen: ['stranger'], perhapsShared: [] }],
    })
    expect(summarize({ ...open, senders: [senderOf(open, 'neighbour'), unknown] }).sideEntrance.state).toBe('shared')
    expect(summarize({ ...open, senders: [unknown] })).toMatchObject({
      sideEntrance: { state: 'perhapsShared', from: 0, senders: ['unknown'] },
      phases: [{ perhapsOpen: [], perhapsShared: ['unknown'] }],
    })
    expect(summarize({ ...open, senders: [unknown, senderOf(open, 'stranger')] }).sideEntrance.state).toBe('perhaps')
  })

  test('a scenario without sample senders has empty phases and an untested side entrance', () => {
    const empty = switchOfFilters({ senders: [] })
    expect(assessPhase(empty, 0).state).toBe('empty')
    expect(summarize(empty).sideEntrance.state).toBe('untested')
  })
})
