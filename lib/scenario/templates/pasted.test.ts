import { expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { tableOf } from '#lib/scenario/testing/plans'
import { say } from '#lib/scenario/testing/texts'
import type { MxChoice, NewScenarioAnswers } from './answers'
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
