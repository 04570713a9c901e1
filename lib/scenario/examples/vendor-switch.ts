import type { Expectation, Phase, ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'
import { newConnector } from '#lib/scenario/document/new-connector'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'

/**
 * A switch of spam filter in the order of docs/rules.md §9.1: the new connector beside the old one, then MX, then the
 * old one off, then removed. It holds what such plans overlook: late quarantine releases, a bank whose mail comes
 * through the filter, a shared service, a scanner, an application past the filter. Vendors and addresses are made up.
 */
const DOMAIN = 'contoso.com'
const RECIPIENT = `user@${DOMAIN}`
const A = { address: '192.0.2.10', names: ['gate.filter-a.example'] }
const B = { address: '198.51.100.20', names: ['contoso.filter-b.example'] }
const SCANNER = '203.0.113.5'
const NEWSLETTER = { address: '203.0.113.80', names: ['mail.newsletter.example'] }

type PhaseId = 'as-is' | 'beside' | 'mx-moved' | 'a-disabled' | 'a-removed'
type ServiceId = 'filter-a' | 'filter-b' | 'scanner' | 'newsletter' | 'bank'
type SenderId =
  | `${'internet' | 'release' | 'bank'}-a`
  | `${'internet' | 'bank' | 'other-customer'}-b`
  | `stranger-${'tls' | 'ipv6'}`
  | 'scanner'
  | 'newsletter'

/** The texts of the example in one language. */
export type SwitchTexts = {
  readonly title: string
  readonly description: string
  readonly phases: Readonly<Record<PhaseId, { readonly name: string; readonly note: string }>>
  readonly services: Readonly<Record<ServiceId, string>>
  readonly senders: Readonly<Record<SenderId, string>>
}

const filterA = newConnector({
  id: 'filter-a',
  name: 'Filter A',
  senderIPAddresses: ['192.0.2.0/25', '192.0.2.192/27'],
  restrictDomainsToIPAddresses: true,
})
const filterB = newConnector({
  id: 'filter-b',
  name: 'Filter B',
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: '*.filter-b.example',
})
const scanner = newConnector({
  id: 'scanner',
  name: 'Scanner',
  senderIPAddresses: [SCANNER],
  restrictDomainsToIPAddresses: true,
  requireTls: false,
})
const bank = newConnector({
  id: 'bank',
  name: 'Woodgrove Bank',
  senderDomains: ['woodgrovebank.com'],
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: 'mail.woodgrovebank.com',
})

function phases(texts: SwitchTexts): Phase[] {
  const tenant = () => ({ acceptedDomains: [DOMAIN, 'contoso.onmicrosoft.com'], rejectDirectSend: false })
  const phase = (id: PhaseId, mx: string, connectors: Phase['connectors']): Phase => ({
    id,
    ...texts.phases[id],
    tenant: tenant(),
    mx: [{ domain: DOMAIN, to: mx }],
    connectors,
  })
  const bankOff = { ...bank, enabled: false }
  return [
    phase('as-is', 'filter-a', [filterA, scanner, bank]),
    phase('beside', 'filter-a', [filterA, filterB, scanner, bank]),
    phase('mx-moved', 'filter-b', [filterA, filterB, scanner, bankOff]),
    phase('a-disabled', 'filter-b', [{ ...filterA, enabled: false }, filterB, scanner, bankOff]),
    phase('a-removed', 'filter-b', [filterB, scanner]),
  ]
}

function services(texts: SwitchTexts): Service[] {
  return [
    {
      id: 'filter-a',
      name: texts.services['filter-a'],
      kind: 'filter',
      networks: ['192.0.2.0/25', '192.0.2.192/27'],
      certificateNames: A.names,
      tls: true,
      shared: false,
    },
    {
      id: 'filter-b',
      name: texts.services['filter-b'],
      kind: 'filter',
      networks: ['198.51.100.0/25'],
      certificateNames: B.names,
      tls: true,
      shared: true,
    },
    {
      id: 'scanner',
      name: texts.services.scanner,
      kind: 'device',
      networks: [SCANNER],
      certificateNames: [],
      tls: false,
      shared: false,
    },
    {
      id: 'newsletter',
      name: texts.services.newsletter,
      kind: 'application',
      networks: [NEWSLETTER.address],
      certificateNames: NEWSLETTER.names,
      tls: true,
      shared: true,
    },
    {
      id: 'bank',
      name: texts.services.bank,
      kind: 'tenant',
      networks: [],
      certificateNames: ['mail.woodgrovebank.com'],
      tls: true,
      shared: false,
    },
  ]
}

type Facts = Pick<ScenarioSender, 'sourceIP' | 'mailFrom'> & Partial<ScenarioSender>

function senders({ senders: names }: SwitchTexts): ScenarioSender[] {
  const sender = (id: SenderId, facts: Facts): ScenarioSender => ({
    id,
    name: names[id],
    tls: true,
    certificateNames: [],
    certificateTrusted: true,
    certificateClientAuth: null,
    recipient: RECIPIENT,
    serviceId: null,
    otherCustomer: false,
    ...facts,
  })
  const throughA = { sourceIP: A.address, certificateNames: A.names, serviceId: 'filter-a' }
  const throughB = { sourceIP: B.address, certificateNames: B.names, serviceId: 'filter-b' }
  const someone = 'someone@fabrikam.com'
  return [
    sender('internet-a', { ...throughA, mailFrom: someone }),
    sender('release-a', { ...throughA, mailFrom: 'invoice@litware.example' }),
    sender('internet-b', { ...throughB, mailFrom: someone }),
    sender('bank-a', { ...throughA, mailFrom: 'advice@woodgrovebank.com' }),
    sender('bank-b', { ...throughB, mailFrom: 'advice@woodgrovebank.com' }),
    sender('stranger-tls', {
      sourceIP: '203.0.113.200',
      certificateNames: ['mail.stranger.example'],
      mailFrom: 'someone@stranger.example',
    }),
    sender('stranger-ipv6', { sourceIP: '2001:db8::200', mailFrom: 'someone@stranger.example' }),
    sender('other-customer-b', {
      sourceIP: '198.51.100.77',
      certificateNames: ['adatum.filter-b.example'],
      mailFrom: 'someone@adatum.example',
      serviceId: 'filter-b',
      otherCustomer: true,
    }),
    sender('scanner', { sourceIP: SCANNER, tls: false, mailFrom: `scanner@${DOMAIN}`, serviceId: 'scanner' }),
    sender('newsletter', {
      sourceIP: NEWSLETTER.address,
      certificateNames: NEWSLETTER.names,
      mailFrom: `news@${DOMAIN}`,
      serviceId: 'newsletter',
    }),
  ]
}

/**
 * The expectations that differ from what MX implies: the new connector is tested before MX moves; mail through A is
 * given up after A is disabled, except for quarantine releases; the newsletter tool must follow MX.
 */
function expectations(phaseIds: readonly string[]): Expectation[] {
  const refused = (phaseId: string, senderId: string): Expectation => ({
    phaseId,
    senderId,
    outcome: 'rejected',
    connectorId: null,
  })
  const afterA = ['a-disabled', 'a-removed']
  return [
    { phaseId: 'beside', senderId: 'internet-b', outcome: 'accepted', connectorId: 'filter-b' },
    ...afterA.flatMap((phaseId) => [refused(phaseId, 'internet-a'), refused(phaseId, 'bank-a')]),
    ...phaseIds.map((phaseId) => refused(phaseId, 'newsletter')),
  ]
}

/**
 * The invariants of the plan: both filters and the scanner get in while they must, nobody else does, no step loses
 * mail.
 */
function invariants(phaseIds: readonly string[]): Invariant[] {
  const through = (serviceId: string, from: number, to: number, mailFrom: 'any' | 'own'): Invariant => ({
    id: `through-${serviceId}`,
    kind: 'getsThrough',
    serviceId,
    phaseIds: phaseIds.slice(from, to),
    mailFrom,
  })
  return [
    through('filter-a', 0, 3, 'any'),
    through('filter-b', 1, phaseIds.length, 'any'),
    through('scanner', 0, phaseIds.length, 'own'),
    {
      id: 'nobody-else',
      kind: 'nobodyElse',
      serviceIds: ['filter-a', 'filter-b', 'scanner', 'bank'],
      phaseIds: [...phaseIds],
      openPhaseIds: [],
    },
    { id: 'no-gap', kind: 'noGap', phaseIds: phaseIds.slice(1, -1) },
  ]
}

/** The scenario of a switch from one filter to another in safe phases. */
export function vendorSwitch(texts: SwitchTexts): ScenarioDocument {
  const planned = phases(texts)
  return {
    schemaVersion: SCHEMA_VERSION,
    title: texts.title,
    description: texts.description,
    services: services(texts),
    phases: planned,
    senders: senders(texts),
    expectations: expectations(planned.map(({ id }) => id)),
    answers: {},
    deliverers: [],
    spfAnswers: [],
    invariants: invariants(planned.map(({ id }) => id)),
  }
}
