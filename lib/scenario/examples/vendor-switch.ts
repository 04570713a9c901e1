import type { Phase, ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { newService } from '#lib/scenario/document/new-service'

/**
 * A switch of spam filter in the order of docs/rules.md §9.1: the new connector beside the old one, then MX, then the
 * old one off, then removed. It teaches with one decision to take, from when mail of filter A may be refused, and with one
 * mistake to find: the connector of filter B admits all customers of B. Vendors and addresses are made up.
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
  const phase = (id: PhaseId, mx: string, connectors: Phase['connectors']): Phase =>
    newPhase({
      id,
      ...texts.phases[id],
      tenant: tenant(),
      mx: [{ domain: DOMAIN, to: [mx], handedOverBy: [] }],
      connectors,
    })
  const bankOff = { ...bank, enabled: false }
  return [
    phase('as-is', 'filter-a', [filterA, scanner, bank]),
    phase('beside', 'filter-a', [filterA, filterB, scanner, bankOff]),
    phase('mx-moved', 'filter-b', [filterA, filterB, scanner, bankOff]),
    phase('a-disabled', 'filter-b', [{ ...filterA, enabled: false }, filterB, scanner, bankOff]),
    phase('a-removed', 'filter-b', [filterB, scanner]),
  ]
}

function services({ services: names }: SwitchTexts): Service[] {
  return [
    newService({
      id: 'filter-a',
      name: names['filter-a'],
      kind: 'filter',
      networks: ['192.0.2.0/25', '192.0.2.192/27'],
      certificateNames: A.names,
      tls: true,
      shared: 'no',
    }),
    newService({
      id: 'filter-b',
      name: names['filter-b'],
      kind: 'filter',
      networks: ['198.51.100.0/25'],
      certificateNames: B.names,
      ownCertificateNames: B.names,
      tls: true,
      shared: 'customers',
    }),
    newService({
      id: 'scanner',
      name: names.scanner,
      kind: 'device',
      networks: [SCANNER],
      tls: false,
      mailFromDomains: [],
      delivery: 'direct',
      shared: 'no',
    }),
    newService({
      id: 'newsletter',
      name: names.newsletter,
      kind: 'application',
      networks: [NEWSLETTER.address],
      certificateNames: NEWSLETTER.names,
      tls: true,
      mailFromDomains: [],
      delivery: 'mx',
      shared: 'customers',
    }),
    newService({
      id: 'bank',
      name: names.bank,
      kind: 'partner',
      certificateNames: ['mail.woodgrovebank.com'],
      tls: true,
      mailFromDomains: ['woodgrovebank.com'],
      delivery: 'mx',
      shared: 'no',
    }),
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

/** A change from one filter to another in safe phases, as a scenario. */
export const vendorSwitch = (texts: SwitchTexts): ScenarioDocument =>
  newDocument({
    title: texts.title,
    description: texts.description,
    services: services(texts),
    phases: phases(texts),
    senders: senders(texts),
  })
