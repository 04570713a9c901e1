import { describe, expect, test } from 'vitest'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { isLockForAll } from '#lib/scenario/document/open-lock'
import { tableOf } from '#lib/scenario/testing/plans'
import { say } from '#lib/scenario/testing/texts'
import type { MxChoice, NewScenarioAnswers } from './answers'
import { addDays, newScenario } from './new-scenario'

const OLD: MxChoice = { vendor: null, name: 'Old filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }
const NEW: MxChoice = { vendor: null, name: 'New filter', networks: ['198.51.100.0/24'], tls: true, shared: 'no' }
const ANSWERS: NewScenarioAnswers = {
  title: 'Switch',
  tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com', 'contoso.onmicrosoft.com'], rejectDirectSend: false },
  connectors: [],
  today: OLD,
  next: NEW,
  moves: [
    { domains: ['contoso.com'], on: '2026-12-07' },
    { domains: ['fabrikam.com'], on: '2026-12-14' },
  ],
  oldFilterDays: 30,
  hybrid: null,
  direct: [],
}
const THIRD: MxChoice = { vendor: null, name: 'Third filter', networks: ['203.0.113.0/24'], tls: true, shared: 'no' }
const BY_NAME: MxChoice = {
  vendor: null,
  name: 'Old filter',
  certificateNames: ['out.old.example'],
  tls: true,
  shared: 'no',
}
const REJECTING = { ...ANSWERS.tenant, rejectDirectSend: true }
const SCANNER = { kind: 'device', name: 'Scanner', networks: ['203.0.113.9'] } as const
const ONE_DAY = [{ domains: ['contoso.com', 'fabrikam.com'], on: '2026-12-07' }]
const make = (changes: Partial<NewScenarioAnswers> = {}) => newScenario({ ...ANSWERS, ...changes }, say)

/** For each phase its day, whom MX of each domain points to, and its connectors. */
const stepsOf = ({ phases }: ScenarioDocument) =>
  phases.map(({ id, plannedOn, mx, connectors }) => [
    id,
    plannedOn,
    mx.map(({ to }) => to.join(' ')).join(', '),
    connectors.map(signOf).join(', '),
  ])

/** A connector with what it does to everybody else: nothing where it is off, or enabled without Restrict flags. */
function signOf(connector: ScenarioDocument['phases'][number]['connectors'][number]): string {
  if (!connector.enabled) return `${connector.id} off`
  return isLockForAll(connector) ? connector.id : `${connector.id} open`
}

test('two domains that move a week apart are two phases, and the old filter ends its days after the last move', () => {
  const document = make()
  expect(documentSchema.parse(document)).toEqual(document)
  expect(stepsOf(document)).toEqual([
    ['as-is', null, 'old-filter, old-filter', 'old-filter'],
    ['beside', null, 'old-filter, old-filter', 'old-filter, new-filter'],
    ['mx-moved-1', '2026-12-07', 'new-filter, old-filter', 'old-filter, new-filter'],
    ['mx-moved-2', '2026-12-14', 'new-filter, new-filter', 'old-filter, new-filter'],
    ['disabled', '2027-01-13', 'new-filter, new-filter', 'old-filter off, new-filter'],
    ['removed', null, 'new-filter, new-filter', 'new-filter'],
  ])
  expect(document.phases.map(({ name }) => name)).toEqual([
    'As is',
    'New filter beside Old filter',
    'MX moved: contoso.com',
    'MX moved: fabrikam.com',
    'Old filter disabled',
    'Old filter removed',
  ])
  expect(document.services[0]?.mayBeRefusedFrom).toEqual([
    { domain: 'contoso.com', phaseId: 'disabled' },
    { domain: 'fabrikam.com', phaseId: 'disabled' },
  ])
})

describe('sound answers make a plan that is green', () => {
  const switches: [string, Partial<NewScenarioAnswers>][] = [
    ['filter to filter', { moves: ONE_DAY }],
    ['filter to filter, two domains a week apart', {}],
    ['Microsoft to filter', { today: 'microsoft', moves: ONE_DAY }],
    ['Microsoft to filter, two domains a week apart', { today: 'microsoft' }],
    ['filter to Microsoft', { next: 'microsoft', moves: ONE_DAY }],
    ['filter to Microsoft under RejectDirectSend', { ...toMicrosoft(), tenant: REJECTING }],
    ['filter with a certificate name to Microsoft', { ...toMicrosoft(), today: BY_NAME }],
    [
      'filter with a certificate name and addresses to Microsoft under RejectDirectSend',
      { ...toMicrosoft(), today: { ...BY_NAME, networks: ['192.0.2.0/24'] }, tenant: REJECTING },
    ],
    [
      'filter to Microsoft with a scanner under RejectDirectSend',
      { ...toMicrosoft(), direct: [SCANNER], tenant: REJECTING },
    ],
    ['Microsoft to filter under RejectDirectSend', { today: 'microsoft', moves: ONE_DAY, tenant: REJECTING }],
    ['two filters to a third', { todayOf: { 'fabrikam.com': THIRD } }],
    ['two filters to one of them', { todayOf: { 'fabrikam.com': NEW } }],
    ['filter and Microsoft to another filter', { todayOf: { 'fabrikam.com': 'microsoft' } }],
    ['filter and Microsoft to Microsoft', { ...toMicrosoft(), todayOf: { 'fabrikam.com': 'microsoft' } }],
    ['two filters to Microsoft', { ...toMicrosoft(), todayOf: { 'fabrikam.com': THIRD }, tenant: REJECTING }],
    ['filter to filter, one domain stays', { moves: ONE_DAY.map((move) => ({ ...move, domains: ['contoso.com'] })) }],
    ['filter to filter in a tenant that was read', { ...readTenant(), moves: ANSWERS.moves }],
  ]
  test.each(switches)('%s', (_, changes) => {
    const { summary, table } = tableOf(make(changes))
    expect(summary.lists.lost, JSON.stringify(table)).toEqual([])
    expect(summary.green, JSON.stringify([summary.lists, table])).toBe(true)
  })
})

test.each<[string, Partial<NewScenarioAnswers>]>([
  ['a filter', {}],
  ['own servers', { today: 'onPremises' }],
])('from %s to Microsoft every lock of the tenant is opened, not only that of the filter', (_, today) => {
  const { summary, table } = tableOf(make({ ...twoLocks(), ...toMicrosoft(), ...today }))
  expect(summary.lists.lost).toEqual([])
  expect(table.everybodyElse).toMatch(/^holds( holds)+$/)
})

test('a filter that only a certificate name shows stays on under RejectDirectSend, which needs it, and asks for TLS', () => {
  const { phases } = make({ ...toMicrosoft(), today: BY_NAME, tenant: REJECTING })
  expect(phases.find(({ id }) => id === 'unlocked')?.connectors).toMatchObject([{ enabled: true, requireTls: true }])
})

test('where nobody has read RejectDirectSend, it stays a question, and the next filter is made ready as if it were on', () => {
  const unread = make({ today: 'microsoft', moves: ONE_DAY, tenant: { ...ANSWERS.tenant, rejectDirectSend: null } })
  expect(unread.phases.map(({ id }) => id)).toContain('ready')
  expect(unread.description).not.toContain('RejectDirectSend')
  const { summary } = tableOf(unread)
  expect(summary.green).toBe(false)
  expect(summary.lists.notKnown).toMatchObject([{ kind: 'missing', fact: 'rejectDirectSend' }, {}, {}])
  const { summary: known } = tableOf({ ...unread, rejectDirectSendNotRead: false })
  expect(known.green).toBe(true)
})

test.each<[string, Partial<NewScenarioAnswers>, string]>([
  ['is off where RejectDirectSend is', {}, 'Old filter disabled'],
  ['is off beside locks that stay on', { todayOf: { 'fabrikam.com': THIRD } }, 'Some locks opened, others off'],
])('a filter that only a certificate name shows %s, and the phase says on what that hangs', (_, changes, name) => {
  const { phases } = make({ ...toMicrosoft(), today: BY_NAME, ...changes })
  const unlocked = phases.find(({ id }) => id === 'unlocked')
  expect(unlocked?.connectors[0]).toMatchObject({ enabled: false })
  expect(unlocked?.name).toBe(name)
  expect(unlocked?.note).toContain('RejectDirectSend is off')
})

test('filter to Microsoft, two domains a week apart: the entrance of the second domain is open before its MX moves', () => {
  const { summary, table } = tableOf(make({ next: 'microsoft' }))
  expect(summary.lists.lost).toEqual([])
  expect(table).toEqual({
    'service:old-filter': 'holds holds holds holds either either',
    everybodyElse: 'holds open holds holds holds holds',
  })
})

test('of domains whose MX points to several, each filter ends with its own, and no lock is on while one is at Microsoft', () => {
  const several = make({ todayOf: { 'fabrikam.com': THIRD } })
  expect(stepsOf(several).map(([id, , mx, set]) => [id, mx, set])).toEqual([
    ['as-is', 'old-filter, third-filter', 'old-filter, third-filter'],
    ['beside', 'old-filter, third-filter', 'old-filter, third-filter, new-filter'],
    ['mx-moved-1', 'new-filter, third-filter', 'old-filter, third-filter, new-filter'],
    ['mx-moved-2', 'new-filter, new-filter', 'old-filter, third-filter, new-filter'],
    ['disabled', 'new-filter, new-filter', 'old-filter off, third-filter off, new-filter'],
    ['removed', 'new-filter, new-filter', 'new-filter'],
  ])
  expect(
    several.services.map(({ id, mayBeRefusedFrom }) => [id, mayBeRefusedFrom.map(({ domain }) => domain)]),
  ).toEqual([
    ['old-filter', ['contoso.com']],
    ['third-filter', ['fabrikam.com']],
    ['new-filter', []],
  ])
  expect(stepsOf(make({ todayOf: { 'fabrikam.com': 'microsoft' } })).map(([id, , mx, set]) => [id, mx, set])).toEqual([
    ['as-is', 'old-filter, microsoft', 'old-filter open'],
    ['mx-moved-1', 'new-filter, microsoft', 'old-filter open, new-filter open'],
    ['mx-moved-2', 'new-filter, new-filter', 'old-filter open, new-filter open'],
    ['locked', 'new-filter, new-filter', 'old-filter, new-filter'],
    ['disabled', 'new-filter, new-filter', 'old-filter off, new-filter'],
    ['removed', 'new-filter, new-filter', 'new-filter'],
  ])
})

test('while nobody has said for how long the old filter may deliver, that decision is all that is open', () => {
  const { table, summary } = tableOf(make({ oldFilterDays: null }))
  expect(table['service:old-filter']).toBe('holds holds holds holds decide decide')
  expect(summary.lists.lost).toEqual([])
  expect(summary.green).toBe(false)
})

test('where MX of a domain stays, the old filter stays, and a lock does not go on while Microsoft has MX', () => {
  const moves = [{ domains: ['contoso.com'], on: null }]
  expect(stepsOf(make({ moves })).at(-1)).toEqual([
    'mx-moved',
    null,
    'new-filter, old-filter',
    'old-filter, new-filter',
  ])
  expect(stepsOf(make({ moves, today: 'microsoft' })).at(-1)).toEqual([
    'mx-moved',
    null,
    'new-filter, microsoft',
    'new-filter open',
  ])
})

test('a tenant that was read keeps its connectors, and only the two locks change', () => {
  expect(stepsOf(make(readTenant()))).toEqual([
    ['as-is', null, 'edge, edge', 'c1, c2 off'],
    ['beside', null, 'edge, edge', 'c1, c2 off, new-filter'],
    ['mx-moved-1', '2026-12-07', 'new-filter, edge', 'c1, c2 off, new-filter'],
    ['mx-moved-2', '2026-12-14', 'new-filter, new-filter', 'c1, c2 off, new-filter'],
    ['disabled', '2027-01-13', 'new-filter, new-filter', 'c1 off, c2 off, new-filter'],
    ['removed', null, 'new-filter, new-filter', 'c2 off, new-filter'],
  ])
})

test('a connector of the tenant that is off can be the lock of the filter that comes next', () => {
  const { connectors } = readTenant()
  const prepared = lock('c3', 'Prepared', '198.51.100.0/24', { enabled: false })
  const document = make({
    connectors: [...connectors, prepared],
    today: { connectorId: 'c1' },
    next: { connectorId: 'c3' },
    moves: ONE_DAY,
  })
  expect(stepsOf(document).map(([, , , set]) => set)).toEqual([
    'c1, c2 off, c3 off',
    'c1, c2 off, c3',
    'c1, c2 off, c3',
    'c1 off, c2 off, c3',
    'c2 off, c3',
  ])
})

test('deliverers that are named have a connector from the phase on in which the plan begins', () => {
  const document = make({ ...readTenant(), direct: [SCANNER] })
  expect(document.phases.map(({ connectors }) => connectors.some(({ id }) => id === 'scanner'))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
  ])
  expect(tableOf(document).table['service:scanner']).toBe('lost(today) holds holds holds holds holds')
})

test('a partner whose domains are named, and an application, have no fact left to ask for', () => {
  const direct = [
    {
      kind: 'partner',
      name: 'Bank',
      certificateNames: ['mail.woodgrove.example'],
      mailFromDomains: ['woodgrove.example'],
    },
    { kind: 'application', name: 'Tickets', networks: ['203.0.113.16/28'] },
  ] as const
  const { table } = tableOf(make({ direct, moves: ONE_DAY }))
  expect(table['service:bank']).toBe('holds holds holds holds holds')
  expect(table['service:tickets']).not.toContain('noFacts')
})

test('days are added over the end of a month and of a year', () => {
  expect([addDays('2026-12-07', 30), addDays('2028-02-28', 1), addDays('2026-10-24', 2)]).toEqual([
    '2027-01-06',
    '2028-02-29',
    '2026-10-26',
  ])
})

function lock(id: string, name: string, network: string, rest: Partial<Parameters<typeof newConnector>[0]> = {}) {
  return newConnector({
    id,
    name,
    requireTls: true,
    senderIPAddresses: [network],
    restrictDomainsToIPAddresses: true,
    ...rest,
  })
}

const toMicrosoft = () => ({ next: 'microsoft', moves: ONE_DAY }) as const

/** A tenant with two locks for all senders, of which MX points to one. */
function twoLocks() {
  const connectors = [lock('c1', 'Edge', '192.0.2.0/24'), lock('c2', 'Second filter', '203.0.113.9/32')]
  return { connectors, today: { connectorId: 'c1', shared: 'no' } } as const
}

/** A tenant with the lock of its filter, and an OnPremises connector that is off. */
function readTenant() {
  const connectors = [
    lock('c1', 'Edge', '192.0.2.0/24'),
    newConnector({ id: 'c2', name: 'Bare', connectorType: 'OnPremises', enabled: false }),
  ]
  return { connectors, today: { connectorId: 'c1', shared: 'no' } } as const
}
