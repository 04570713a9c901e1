import { describe, expect, test } from 'vitest'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newScenario } from '#lib/scenario/templates/new-scenario'
import { say } from '#lib/scenario/testing/texts'
import { DIRECT_KINDS, EMPTY_FORM, type NewScenarioForm, UNKNOWN_IDENTITY } from './form'
import {
  answersOf,
  chosenOf,
  connectorOfDirect,
  connectorsOfKind,
  connectorsOfNobody,
  hasOldFilter,
  NOTHING_TAKEN,
  partnersOf,
  readDays,
  type TakenTenant,
  todayNames,
} from './form-answers'
import { problemsOf } from './form-problems'
import { changesOfPhase } from './phase-steps'
import { readStoredForm } from './stored-form'

const words = { title: 'A → B', names: { today: 'Filter A', next: 'Filter B' } }
const form = (changes: Partial<NewScenarioForm>): NewScenarioForm => ({ ...EMPTY_FORM, ...changes })
const answers = (changes: Partial<NewScenarioForm>, taken = NOTHING_TAKEN) => answersOf(form(changes), taken, words)
const wrong = (changes: Partial<NewScenarioForm>, taken = NOTHING_TAKEN) =>
  problemsOf(form(changes), taken).map(({ field, code }) => [field, code])

const NO_DOMAINS = { isWithoutDomains: true }
const EDGE = newConnector({ id: 'c1', name: 'Edge', senderIPAddresses: ['192.0.2.0/24'] })
/** What is known of a service behind a connector of which only the connector was read. */
const NOTHING_MORE = { name: '', networks: [], certificateNames: [], tls: true }
const BARE = newConnector({ id: 'c2', name: 'Bare' })
const TENANT: TakenTenant = {
  ...NOTHING_TAKEN,
  connectors: [BARE, EDGE],
  acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'],
  rejectDirectSend: true,
}

describe('what the form comes to', () => {
  test('an empty form is a switch between two filters without facts', () => {
    expect(answers({})).toEqual({
      title: 'A → B',
      tenant: { acceptedDomains: [], rejectDirectSend: null },
      connectors: [],
      todayOf: {},
      today: { vendor: null, name: 'Filter A', networks: [], certificateNames: [], tls: null, shared: null },
      next: { vendor: null, name: 'Filter B', networks: [], certificateNames: [], tls: null, shared: null },
      moves: [{ domains: [], on: null }],
      oldFilterDays: null,
      hybrid: null,
      direct: [],
      behind: {},
    })
  })

  test('a tenant that was read and has no connector has none in the first phase', () => {
    const collected = { at: '', findings: [], notRead: [] }
    const read: TakenTenant = { ...NOTHING_TAKEN, acceptedDomains: ['contoso.com'], collected }
    const connectorsToday = (taken: TakenTenant) => newScenario(answers({}, taken), say).phases[0]?.connectors.length
    expect(connectorsToday(read)).toBe(0)
    expect(connectorsToday({ ...read, collected: { ...collected, notRead: ['inboundConnectors'] } })).toBe(1)
    expect(connectorsToday({ ...read, leftOut: ['Edge'] })).toBe(1)
    expect(connectorsToday(NOTHING_TAKEN)).toBe(1)
  })

  test('RejectDirectSend is what was read, else what was answered, and not known otherwise', () => {
    const directSendOf = (...given: Parameters<typeof answers>) => answers(...given).tenant.rejectDirectSend
    expect(directSendOf({})).toBeNull()
    expect(directSendOf({ directSend: 'off' })).toBe(false)
    expect(directSendOf({ directSend: 'off' }, TENANT)).toBe(true)
  })

  test('of a tenant that was read, MX points to the likely filter and nobody comes next, until somebody chooses', () => {
    const read = answers({}, TENANT)
    expect([read.today, read.next]).toEqual([{ connectorId: 'c1', shared: null, ...NOTHING_MORE }, null])
    expect(read.tenant).toEqual({ acceptedDomains: TENANT.acceptedDomains, rejectDirectSend: true })
    const next = { ...EMPTY_FORM.next, choice: 'hornetsecurity' }
    expect(answers({ next, domains: 'fabrikam.com' }, TENANT)).toMatchObject({
      tenant: { acceptedDomains: ['fabrikam.com'] },
      next: { vendor: 'hornetsecurity' },
    })
  })

  test('that other customers share a vendor of the catalogue is taken over from there, until somebody answers', () => {
    const connectors = [{ ...EDGE, senderIPAddresses: ['83.246.65.0/24'] }]
    const sharedIn = (shared: NewScenarioForm['today']['shared']) =>
      answers({ today: { ...EMPTY_FORM.today, shared } }, { ...TENANT, connectors }).today
    expect(sharedIn(null)).toEqual({ connectorId: 'c1', shared: 'customers', ...NOTHING_MORE })
    expect(sharedIn('no')).toEqual({ connectorId: 'c1', shared: 'no', ...NOTHING_MORE })
    expect(sharedIn('unknown')).toEqual({ connectorId: 'c1', shared: null, ...NOTHING_MORE })
  })

  test('what is known beside a connector of the tenant is said of the service behind it', () => {
    const today = { ...EMPTY_FORM.today, name: ' Old ', certificateNames: 'out.old.example', tls: 'yes' } as const
    expect(answers({ today }, TENANT).today).toMatchObject({
      connectorId: 'c1',
      name: 'Old',
      certificateNames: ['out.old.example'],
      tls: true,
    })
  })

  test('TLS is taken for given where the connector requires it, and else is not known until somebody answers', () => {
    const tls = (requireTls: boolean, typed: NewScenarioForm['today']['tls'] = null) =>
      answers({ today: { ...EMPTY_FORM.today, tls: typed } }, { ...TENANT, connectors: [{ ...EDGE, requireTls }] })
        .today
    expect(tls(true)).toMatchObject({ tls: true })
    expect(tls(false)).toMatchObject({ tls: null })
    expect(tls(true, 'no')).toMatchObject({ tls: false })
  })

  test('an enabled OnPremises connector of the tenant is taken for a hybrid until somebody says otherwise', () => {
    const hybrid = (changes: Partial<NewScenarioForm>, enabled = true) =>
      answers(changes, { ...TENANT, connectors: [EDGE, { ...BARE, connectorType: 'OnPremises', enabled }] }).hybrid
    expect(hybrid({})).toEqual({ certificateName: null, mailFromDomains: [] })
    expect(hybrid({ hybridDomains: 'fabrikam.com' })).toEqual({
      certificateName: null,
      mailFromDomains: ['fabrikam.com'],
    })
    expect(hybrid({ isHybrid: false })).toBeNull()
    expect(hybrid({}, false)).toBeNull()
    expect(answers({}, TENANT).hybrid).toBeNull()
  })

  test('an OnPremises connector whose network is ticked as a device is that device, and stands for no own servers', () => {
    const fleet = { ...EDGE, id: 'c3', name: 'Fleet', connectorType: 'OnPremises' as const }
    const device = { ...UNKNOWN_IDENTITY, kind: 'device', name: 'Scanners', domains: '' } as const
    const taken = { ...TENANT, connectors: [fleet] }
    const hybridWith = (knownBy: string) => answers({ direct: [{ ...device, knownBy }] }, taken).hybrid
    expect(hybridWith('192.0.2.0/24')).toBeNull()
    expect(hybridWith('192.0.2.9')).not.toBeNull()
    expect(connectorOfDirect({ ...device, knownBy: '192.0.2.9' }, taken)).toBe(fleet)
    expect(connectorOfDirect({ ...device, knownBy: '203.0.113.9' }, taken)).toBeNull()
  })

  test('who delivers through a connector for all senders is asked where MX points to nobody behind it', () => {
    const signer = { ...EDGE, id: 'c3', name: 'Signer', senderIPAddresses: ['198.51.100.9'] }
    const taken = { ...TENANT, connectors: [EDGE, signer, { ...signer, id: 'c4', senderDomains: ['bank.example'] }] }
    const asked = (changes: Partial<NewScenarioForm>, of = taken) =>
      connectorsOfNobody(form(changes), of).map(({ id }) => id)
    expect(asked({})).toEqual(['c3'])
    expect(asked({ today: { ...EMPTY_FORM.today, choice: 'connector:c3' } })).toEqual(['c1'])
    expect(asked({ next: { ...EMPTY_FORM.next, choice: 'connector:c3' } })).toEqual([])
    const ticked = { ...UNKNOWN_IDENTITY, kind: 'signature', name: 'Signer', domains: '' } as const
    expect(asked({ direct: [ticked] })).toEqual([])
    expect(asked({}, { ...taken, connectors: [EDGE, { ...signer, enabled: false }] })).toEqual([])

    expect(answers({ behind: { c3: 'signature' } }, taken).behind).toEqual({ c3: 'signature' })
    expect(answers({ behind: { c3: 'filter' } }, taken).behind).toEqual({})
    expect(answers({ behind: { c1: 'signature', c9: 'device' } }, taken).behind).toEqual({})
  })

  test('an OnPremises connector of somebody else stands for no own servers', () => {
    const signer = { ...EDGE, id: 'c3', name: 'Signer', connectorType: 'OnPremises' as const }
    const taken = { ...TENANT, connectors: [EDGE, signer] }
    expect(answers({}, taken).hybrid).not.toBeNull()
    expect(answers({ behind: { c3: 'signature' } }, taken).hybrid).toBeNull()
  })

  test('a connector for the domains of a company is one with forced TLS only where it asks for TLS', () => {
    const bank = { ...EDGE, senderDomains: ['bank.example'] }
    const of = (changes: object) => partnersOf({ ...TENANT, connectors: [{ ...bank, requireTls: false, ...changes }] })
    expect(of({})).toEqual([])
    expect(of({ requireTls: true })).toHaveLength(1)
    expect(of({ tlsSenderCertificateName: 'mail.bank.example' })).toHaveLength(1)
  })

  test('every kind knows the connectors that the tenant has for it, as they show or as it is answered', () => {
    const printers = { ...EDGE, id: 'c3', name: 'Printers', senderIPAddresses: ['198.51.100.9'] }
    const bank = { ...EDGE, id: 'c4', name: 'Bank', senderDomains: ['bank.example'], requireTls: true }
    const taken = { ...TENANT, connectors: [EDGE, printers, bank] }
    for (const kind of DIRECT_KINDS) {
      const of = (changes: Partial<NewScenarioForm>) =>
        connectorsOfKind(form(changes), taken, kind).map(({ name }) => name)
      const shown = kind === 'partner' ? ['Bank'] : []
      expect(of({})).toEqual(shown)
      expect(of({ behind: { c3: 'filter' } })).toEqual(shown)
      expect(of({ behind: { c3: kind } })).toEqual([...shown, 'Printers'])
      // Whom MX points to is no deliverer past the filter, whatever was answered before.
      expect(of({ behind: { c3: kind }, today: { ...EMPTY_FORM.today, choice: 'connector:c3' } })).toEqual(shown)
    }
  })

  test('a connector that is no longer there is no longer chosen', () => {
    const today = { ...EMPTY_FORM.today, choice: 'connector:c9' }
    expect(chosenOf(form({ today }), TENANT, 'today')).toBe('connector:c1')
  })

  test('each domain moves on the day that was chosen for it; one stays, and one that nobody placed moves first', () => {
    const placed = form({
      domains: 'a.example b.example c.example',
      moves: ['2027-03-08', ''],
      moveOf: { 'b.example': 1, 'c.example': -1 },
    })
    expect(answersOf(placed, NOTHING_TAKEN, words).moves).toEqual([
      { domains: ['a.example'], on: '2027-03-08' },
      { domains: ['b.example'], on: null },
    ])
  })

  test('MX of single domains can point elsewhere today, and what is there already does not move', () => {
    const changes = {
      domains: 'a.example b.example c.example',
      todayOf: { 'b.example': 'microsoft', 'c.example': 'connector:c1' },
      today: { ...EMPTY_FORM.today, choice: 'hornetsecurity' },
      next: { ...EMPTY_FORM.next, choice: 'connector:c1' },
    }
    const made = answers(changes, TENANT)
    expect(made.today).toEqual({ vendor: 'hornetsecurity' })
    expect(made.todayOf).toEqual({ 'b.example': 'microsoft', 'c.example': made.next })
    expect(made.moves).toEqual([{ domains: ['a.example', 'b.example'], on: null }])
    expect(todayNames(form(changes), TENANT, words.names).map(({ name }) => name)).toEqual([
      'Hornetsecurity',
      null,
      'Edge',
    ])
    expect(hasOldFilter(form(changes), TENANT)).toBe(true)
    const microsoft = { ...changes, today: { ...EMPTY_FORM.today, choice: 'microsoft' } }
    expect(hasOldFilter(form(microsoft), TENANT)).toBe(false)
  })

  test('there is an old filter only where MX moves away from one', () => {
    const side = (choice: string) => ({ ...EMPTY_FORM.today, choice })
    expect(hasOldFilter(form({}), NOTHING_TAKEN)).toBe(true)
    expect(hasOldFilter(form({ today: side('microsoft') }), NOTHING_TAKEN)).toBe(false)
    expect(hasOldFilter(form({ next: side('stays') }), NOTHING_TAKEN)).toBe(false)
    expect(hasOldFilter(form({ next: side('connector:c1') }), TENANT)).toBe(false)
  })

  test.each([
    ['30', 30],
    [' 1 ', 1],
    ['0', null],
    ['366', null],
    ['1.5', null],
    ['', null],
  ])('days %j are read as %j', (text, days) => expect(readDays(text)).toBe(days))
})

describe('what is wrong in the form', () => {
  test('accepted domains are named, or said not to be known; nothing else of an empty form is wrong', () => {
    expect(wrong({})).toEqual([['domains', 'domainsMissing']])
    expect(wrong(NO_DOMAINS)).toEqual([])
    expect(wrong({ domains: ' ' }, TENANT)).toEqual([['domains', 'domainsMissing']])
    expect(wrong({}, TENANT)).toEqual([])
  })

  test('words that are no domain, and no address or name, are named at their field', () => {
    const bad = { ...EMPTY_FORM.today, knownBy: '300.1.2.3' }
    const direct = [
      { ...UNKNOWN_IDENTITY, kind: 'device', name: '', knownBy: 'no=name', domains: 'not looked at' },
      { ...UNKNOWN_IDENTITY, kind: 'tenant', name: '', certificateNames: '300', domains: 'fabrikam' },
    ] as const
    expect(wrong({ domains: 'contoso', today: bad, next: bad, direct })).toEqual([
      ['domains', 'noDomain'],
      ['today.knownBy', 'noIdentity'],
      ['next.knownBy', 'noIdentity'],
      ['direct.device.knownBy', 'noIdentity'],
      ['direct.tenant.certificateNames', 'noIdentity'],
      ['direct.tenant.domains', 'noDomain'],
    ])
    expect(wrong({ ...NO_DOMAINS, today: { ...bad, choice: 'microsoft' } })).toEqual([])
    expect(wrong({ today: bad, isHybrid: true, hybridDomains: 'fabrikam' }, TENANT)).toEqual([
      ['today.knownBy', 'noIdentity'],
      ['hybridDomains', 'noDomain'],
    ])
  })

  test('days of moves come one after the other, and each moves a domain', () => {
    const domains = 'a.example b.example'
    const moveOf = { 'b.example': 1 }
    expect(wrong({ domains, moveOf, moves: ['2027-03-08', '2027-03-08'] })).toEqual([['moves.1', 'notLater']])
    expect(wrong({ domains, moveOf, moves: ['2027-03-08', '2027-03-15'] })).toEqual([])
    expect(wrong({ domains, moves: ['', ''] })).toEqual([['moves.1', 'noDomains']])
    expect(wrong({ domains, moves: ['275760-01-01'] })).toEqual([['moves.0', 'noDay']])
  })

  test('days of the old filter are looked at only where there is one', () => {
    expect(wrong({ ...NO_DOMAINS, oldFilterDays: 'soon' })).toEqual([['oldFilterDays', 'noDays']])
    expect(
      wrong({ ...NO_DOMAINS, oldFilterDays: 'soon', today: { ...EMPTY_FORM.today, choice: 'microsoft' } }),
    ).toEqual([])
  })

  test('open questions about the connectors come first', () => {
    const open = { ...TENANT, open: { unanswered: 2, undecided: 1 } }
    expect(wrong({}, open)).toEqual([['source', 'unanswered']])
  })
})

test('a phase says what it changes of the one before', () => {
  const document = newScenario(answers({ domains: 'contoso.com' }), say)
  expect(document.phases.map((_, index) => changesOfPhase(document, index))).toEqual([
    [
      { kind: 'mxPoints', domains: ['contoso.com'], target: 'Filter A' },
      { kind: 'has', names: ['Filter A'] },
    ],
    [{ kind: 'added', names: ['Filter B'] }],
    [{ kind: 'mxMoves', domains: ['contoso.com'], target: 'Filter B' }],
    [{ kind: 'turnedOff', names: ['Filter A'] }],
    [{ kind: 'removed', names: ['Filter A'] }],
  ])
})

test('a stored form is read again, and one of another form is not', () => {
  const stored = form({
    source: '[]',
    moves: ['2027-03-08'],
    direct: [{ ...UNKNOWN_IDENTITY, kind: 'device', name: 'Scanner', domains: '' }],
  })
  expect(readStoredForm(structuredClone(stored))).toEqual(stored)
  expect(readStoredForm({ ...stored, moves: [] })).toBeNull()
  expect(readStoredForm(null)).toBeNull()
})
