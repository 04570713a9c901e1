import { describe, expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { findWarnings } from '#lib/scenario/findings/warnings'
import { tableOf } from '#lib/scenario/testing/plans'
import { say } from '#lib/scenario/testing/texts'
import type { Behind, MxChoice, NewScenarioAnswers } from './answers'
import { newScenario } from './new-scenario'
import { likelyFilter } from './pasted'

const filter = newConnector({
  id: 'filter',
  name: 'Filter',
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
})
const bank = newConnector({
  id: 'bank',
  name: 'Bank',
  senderDomains: ['*.fabrikam.com'],
  tlsSenderCertificateName: 'mail.fabrikam.com',
  restrictDomainsToCertificate: true,
})
const bare = newConnector({ id: 'bare', name: 'Bare' })
const given: NewScenarioAnswers = {
  title: 'Pasted',
  tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
  connectors: [bare, bank, filter],
  today: { connectorId: 'filter' },
  next: null,
  moves: [],
  oldFilterDays: null,
  hybrid: null,
  direct: [],
}
const OFF = 'ENHANCED_FILTERING_NOT_ON_ALL'
const make = (changes: Partial<NewScenarioAnswers> = {}) => newScenario({ ...given, ...changes }, say)

test('the likely filter is the first enabled lock for all senders with addresses or a name', () => {
  expect(likelyFilter(given.connectors)).toBe(filter)
  expect(likelyFilter([bank, bare])).toBeNull()
})

test('pasted connectors make a valid scenario with verdicts', () => {
  const document = make()
  expect(documentSchema.parse(document)).toEqual(document)
  expect(document.phases[0]?.connectors).toEqual([bare, bank, filter])
  expect(document.phases[0]?.mx).toEqual([{ domain: 'contoso.com', to: ['filter'], handedOverBy: [] }])
  expect(document.senders.map(({ name, mailFrom }) => [name, mailFrom])).toEqual([
    ['Bank', 'someone@fabrikam.com'],
    ['Internet through Filter', 'someone@fabrikam.com'],
    ['Stranger with TLS', 'someone@stranger.example'],
    ['Stranger over IPv6', 'someone@stranger.example'],
  ])
  expect(document.services.map(({ id, kind, mailFromDomains }) => [id, kind, mailFromDomains])).toEqual([
    ['bank', 'partner', ['*.fabrikam.com']],
    ['filter', 'filter', null],
  ])
})

test('the sample of a certificate subject presents the name in it', () => {
  const subject = { ...bank, tlsSenderCertificateName: 'CN=mail.fabrikam.com, O=Fabrikam' }
  const document = make({ connectors: [subject], today: 'microsoft' })
  expect(document.services[0]?.certificateNames).toEqual(['mail.fabrikam.com'])
  expect(tableOf(document).summary.lists.lost).toEqual([])
})

test('without an MX target MX points to Microsoft', () => {
  expect(make({ today: 'microsoft' }).phases[0]?.mx).toEqual([
    { domain: 'contoso.com', to: ['microsoft'], handedOverBy: [] },
  ])
})

test('whoever only a disabled connector lists is nobody in particular, unless MX points there', () => {
  const off = { ...filter, enabled: false }
  const named = (today: MxChoice) => make({ connectors: [off, bank], today }).services.map(({ id }) => id)
  expect(named('microsoft')).toEqual(['bank'])
  expect(named({ connectorId: 'filter' })).toEqual(['filter', 'bank'])
})

test('a partner of some domains is asked how it delivers, and nothing is claimed of the MAIL FROM of the tenant', () => {
  const document = make()
  const { table, summary } = tableOf(document)
  expect(table['service:bank']).toBe('noFacts')
  expect(summary.lists.lost.map(({ who }) => who)).not.toContain('service:bank')
})

test('the service behind a connector is named after its vendor, and two of one vendor after their connectors', () => {
  const hornet = (id: string, name: string) =>
    newConnector({ id, name, senderIPAddresses: ['83.246.65.0/24'], restrictDomainsToIPAddresses: true })
  const names = (connectors: NewScenarioAnswers['connectors']) =>
    make({ connectors, today: 'microsoft' }).services.map(({ name }) => name)
  expect(names([hornet('in', 'Inbound 1'), bank])).toEqual(['Hornetsecurity', 'Bank'])
  expect(names([hornet('in', 'Inbound 1'), hornet('in-2', 'Inbound 2')])).toEqual(['Inbound 1', 'Inbound 2'])
})

test('what is known beside the connector stands with the service, and the connector stays as it is', () => {
  const document = make({
    today: {
      connectorId: 'filter',
      name: 'Old filter',
      certificateNames: ['out.old.example'],
      tls: true,
      shared: 'no',
    },
  })
  expect(document.services[1]).toMatchObject({
    name: 'Old filter',
    networks: ['192.0.2.0/24'],
    certificateNames: ['out.old.example'],
    tls: true,
    shared: 'no',
  })
  expect(document.phases[0]?.connectors[2]).toEqual(filter)
})

test('a hybrid gets no second connector where the tenant has one, also one that says nothing of its servers', () => {
  const hybrid = newConnector({ id: 'onprem', name: 'From servers', connectorType: 'OnPremises' })
  const document = make({ connectors: [filter, hybrid], hybrid: { certificateName: 'mail.contoso.com' } })
  expect(document.phases[0]?.connectors.map(({ id }) => id)).toEqual(['filter', 'onprem'])
})

test.each<[string, NewScenarioAnswers['direct'][number]]>([
  ['its name', { kind: 'partner', name: ' bank ' }],
  ['its certificate', { kind: 'partner', name: 'Fabrikam', certificateNames: ['MAIL.fabrikam.com'] }],
])('a direct deliverer that a connector of the tenant knows by %s gets no second one', (_, deliverer) => {
  const next = { vendor: null, name: 'Next', networks: ['198.51.100.0/24'], tls: true, shared: 'no' } as const
  const document = make({ next, moves: [{ domains: ['contoso.com'], on: null }], direct: [deliverer] })
  expect(document.services.map(({ kind, delivery }) => [kind, delivery])).toEqual([
    ['partner', 'direct'],
    ['filter', null],
    ['filter', null],
  ])
  expect(document.phases[1]?.connectors.map(({ id }) => id)).toEqual(['bare', 'bank', 'filter', 'next'])
})

test('a scanner behind a connector for all senders is the device that it is said to be', () => {
  const scanner = newConnector({ id: 'scanner', name: 'From scanner', senderIPAddresses: ['203.0.113.9'] })
  const direct = [{ kind: 'device', name: 'Scanner', networks: ['203.0.113.9'], tls: false }] as const
  const { services } = make({ connectors: [filter, scanner], direct })
  expect(services.map(({ name, kind, tls }) => [name, kind, tls])).toEqual([
    ['Filter', 'filter', true],
    ['Scanner', 'device', false],
  ])
})

describe('an OnPremises connector for scanners', () => {
  const fleet = newConnector({
    id: 'fleet',
    name: 'Scanner fleet',
    connectorType: 'OnPremises',
    senderIPAddresses: ['203.0.113.16/28'],
  })
  const next = { vendor: null, name: 'Next', networks: ['198.51.100.0/24'], tls: true, shared: 'no' } as const
  const switched = (changes: Partial<NewScenarioAnswers>) =>
    make({ connectors: [filter, fleet], next, moves: [{ domains: ['contoso.com'], on: null }], ...changes })
  const kinds = (changes: Partial<NewScenarioAnswers>) =>
    switched(changes).services.map(({ name, kind }) => [name, kind])
  const named = (changes: Partial<NewScenarioAnswers>) =>
    switched(changes).phases[1]?.connectors.map(({ name }) => name)
  const hybrid = { certificateName: null }
  const scanners = (network: string) => [{ kind: 'device', name: 'Scanner fleet', networks: [network] }] as const

  test('it stands for own servers where the answers speak of some, and for nobody where they speak of none', () => {
    expect(kinds({ hybrid })).toContainEqual(['Scanner fleet', 'onPremises'])
    expect(kinds({})).toEqual([
      ['Filter', 'filter'],
      ['Next', 'filter'],
    ])
    expect(named({})).toEqual(['Filter', 'Scanner fleet', 'Next'])
  })

  test.each([{ hybrid: null }, { hybrid }])(
    'it knows the scanners that are named: no second row, no second connector %j',
    (answer) => {
      const direct = scanners('203.0.113.16/28')
      expect(kinds({ ...answer, direct })).toEqual([
        ['Filter', 'filter'],
        ['Scanner fleet', 'device'],
        ['Next', 'filter'],
      ])
      expect(named({ ...answer, direct })).toEqual(['Filter', 'Scanner fleet', 'Next'])
    },
  )

  test('scanners that are a part of it stand beside the own servers, with the same connector', () => {
    const direct = scanners('203.0.113.20')
    expect(kinds({ hybrid, direct })).toEqual([
      ['Filter', 'filter'],
      ['Scanner fleet', 'onPremises'],
      ['Next', 'filter'],
      ['Scanner fleet 2', 'device'],
    ])
    expect(named({ hybrid, direct })).toEqual(['Filter', 'Scanner fleet', 'Next'])
  })
})

test('who is said to stand behind a connector for all senders is no filter, and its connector stays as it is', () => {
  const signer = newConnector({
    id: 'signer',
    name: 'Signer',
    tlsSenderCertificateName: 'out.signer.example',
    restrictDomainsToCertificate: true,
  })
  const document = make({ connectors: [filter, signer], behind: { signer: 'signature' } })
  expect(document.services.map(({ name, kind }) => [name, kind])).toEqual([
    ['Filter', 'filter'],
    ['Signer', 'signature'],
  ])
  expect(document.phases[0]?.connectors).toEqual([filter, signer])
  expect(document.deliverers).toContainEqual({ id: 'signature', answer: 'service', serviceIds: ['signer'], note: '' })
  expect(tableOf(document).table['service:signer']).not.toBe(
    tableOf(make({ connectors: [filter, signer] })).table['service:signer'],
  )
  // Whom MX points to is what its own question says.
  const target = make({
    connectors: [filter, signer],
    today: { connectorId: 'signer' },
    behind: { signer: 'signature' },
  })
  expect(target.services.map(({ kind }) => kind)).toEqual(['filter', 'filter'])
})

test('a hybrid beside an OnPremises connector of somebody else gets a connector of its own', () => {
  const signer = newConnector({
    id: 'signer',
    name: 'Signer',
    connectorType: 'OnPremises',
    tlsSenderCertificateName: 'out.signer.example',
  })
  const connectors = [filter, signer]
  const hybrid = { certificateName: 'mail.contoso.com' }
  const next = { vendor: null, name: 'Next', networks: ['198.51.100.0/24'], tls: true, shared: 'no' } as const
  const of = (behind: Behind) =>
    make({ connectors, hybrid, behind, next, moves: [{ domains: ['contoso.com'], on: null }] })
  expect(of({}).phases[1]?.connectors).toHaveLength(3)
  expect(of({ signer: 'signature' }).phases[1]?.connectors.map(({ name }) => name)).toContain(say('hybrid'))
})

test('whoever is new gets names that no connector of the tenant has', () => {
  const off = { ...bare, name: 'next', enabled: false }
  const document = make({
    connectors: [filter, off],
    next: { vendor: null, name: 'Next', networks: ['198.51.100.0/24'], tls: true },
    moves: [{ domains: ['contoso.com'], on: null }],
    direct: [{ kind: 'device', name: 'Filter', networks: ['203.0.113.9'] }],
  })
  expect(document.phases[1]?.connectors.map(({ name }) => name)).toEqual(['Filter', 'next', 'Next 2', 'Filter 2'])
  expect(document.services.map(({ name }) => name)).toEqual(['Filter', 'Next', 'Filter 2'])
})

test('the lock of the next filter has Enhanced Filtering where that of the old one has, and nobody else gets it', () => {
  const skipping = (part: object) => ({ ...filter, ...part })
  const own = { vendor: null, name: 'New', networks: ['198.51.100.0/24'], tls: true, shared: 'no' } as const
  const scanner = { kind: 'device', name: 'Scanner', networks: ['203.0.113.9'] } as const
  const moves = [{ domains: ['contoso.com'], on: null }]
  const locksOf = (old: typeof filter, changes: Partial<NewScenarioAnswers> = {}) => {
    const { phases } = make({ connectors: [old], next: own, moves, direct: [scanner], ...changes })
    const last = phases.at(-1)?.connectors ?? []
    const filters = last.filter(({ id }) => id !== 'scanner')
    expect(last.filter(({ efSkipLastIP }) => efSkipLastIP).every(({ id }) => id !== 'scanner')).toBe(true)
    expect(findWarnings(phases).some(({ code, connectorId }) => code === OFF && connectorId === 'new')).toBe(false)
    return filters.map(({ id, efSkipLastIP, efSkipIPs, efUsers }) => [id, efSkipLastIP, efSkipIPs, efUsers])
  }
  expect(locksOf(filter)).toEqual([['new', false, [], []]])
  expect(locksOf(skipping({ efSkipLastIP: true }))).toEqual([['new', true, [], []]])
  expect(locksOf(skipping({ efSkipIPs: ['192.0.2.0/24'], efUsers: ['pilot@contoso.com'] }))).toEqual([
    ['new', true, [], ['pilot@contoso.com']],
  ])
  // A connector that the tenant has already stays as it is.
  const beside = newConnector({ ...filter, id: 'beside', name: 'Beside', senderIPAddresses: ['198.51.100.0/24'] })
  const known = { connectors: [skipping({ efSkipLastIP: true }), beside], next: { connectorId: 'beside' }, direct: [] }
  expect(locksOf(filter, known)).toEqual([['beside', false, [], []]])
})
