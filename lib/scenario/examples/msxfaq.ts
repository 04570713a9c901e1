import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Expectation, Phase, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import type { Language } from '#lib/scenario/document/language'
import { newConnector } from '#lib/scenario/document/new-connector'
import { SCHEMA_VERSION } from '#lib/scenario/document/schema-version'

/**
 * The experiments of the MSXFAQ page "Partner Connector Wildcard" (SEED; cases T01 to T14): seven
 * configurations, one phase each, and what arrived. The page prints no addresses; these are documentation ranges.
 */
const RECIPIENT = 'username@msxfaqdev.onmicrosoft.com'
const IONOS_ADDRESS = '192.0.2.10'
const NETATWORK_ADDRESS = '198.51.100.20'
const FOREIGN_ADDRESS = '203.0.113.66'
const IONOS_NAME = 'mout.kundenserver.de'
const NOSPAMPROXY_HOST = 'mail1.cloud.nospamproxy.com'

type Lock = { readonly tls?: boolean; readonly name?: string }

const ionos = (lock: Lock = {}) => wildcardLock('ionos', 'IONOS', IONOS_ADDRESS, lock)
const naw = (lock: Lock = {}) => wildcardLock('naw', 'NAW', NETATWORK_ADDRESS, lock)

function wildcardLock(id: string, name: string, address: string, { tls = false, name: tlsName }: Lock) {
  return newConnector({
    id,
    name,
    senderIPAddresses: [address],
    restrictDomainsToIPAddresses: true,
    requireTls: tls || tlsName !== undefined,
    restrictDomainsToCertificate: tlsName !== undefined,
    tlsSenderCertificateName: tlsName ?? null,
  })
}

const BOTH_NAMED = () => [ionos({ name: IONOS_NAME }), naw({ name: '*.cloud.nospamproxy.com' })]

type Configuration = {
  readonly id: string
  readonly name: Record<Language, string>
  readonly note: Record<Language, string>
  readonly connectors: () => ScenarioConnector[]
  /** what the page reports: per sender the id of the connector in the message trace, or null for refused */
  readonly seen: Readonly<Record<string, string | null>>
}

const BOTH_ARRIVE = { carius: 'ionos', netatwork: 'naw' }

const CONFIGURATIONS: readonly Configuration[] = [
  {
    id: 'ip-only',
    name: { en: 'Addresses only', de: 'Nur Adressen' },
    note: {
      en: 'Each connector knows one address. No TLS is asked for, so no certificate name can be set.',
      de: 'Jeder Connector kennt eine Adresse. TLS wird nicht verlangt, ein Zertifikatsname ist daher nicht möglich.',
    },
    connectors: () => [ionos(), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'ionos-tls',
    name: { en: 'IONOS with TLS', de: 'IONOS mit TLS' },
    note: {
      en: 'IONOS must use TLS. The trace names IONOS with TenantServiceProvider=1n1, and NaW without a provider.',
      de: 'IONOS muss TLS nutzen. Der Trace nennt IONOS mit TenantServiceProvider=1n1 und NaW ohne Anbieter.',
    },
    connectors: () => [ionos({ tls: true }), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'ionos-name',
    name: { en: 'IONOS with certificate name', de: 'IONOS mit Zertifikatsname' },
    note: {
      en: 'IONOS must also present mout.kundenserver.de.',
      de: 'IONOS muss zusätzlich mout.kundenserver.de vorzeigen.',
    },
    connectors: () => [ionos({ name: IONOS_NAME }), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'naw-tls',
    name: { en: 'NAW with TLS', de: 'NAW mit TLS' },
    note: { en: 'NAW must use TLS, too, without a name.', de: 'Auch NAW muss TLS nutzen, ohne Namen.' },
    connectors: () => [ionos({ name: IONOS_NAME }), naw({ tls: true })],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'both-names',
    name: { en: 'Both with certificate name', de: 'Beide mit Zertifikatsname' },
    note: {
      en: 'Both connectors check address, TLS and certificate name. All of it fits.',
      de: 'Beide Connectoren prüfen Adresse, TLS und Zertifikatsname. Alles passt.',
    },
    connectors: BOTH_NAMED,
    seen: BOTH_ARRIVE,
  },
  {
    id: 'wrong-name',
    name: { en: 'Counter-test: wrong certificate name', de: 'Gegenprobe: falscher Zertifikatsname' },
    note: {
      en: 'NAW wants *.cloud.nospamproxy2.com. The address fits, the name does not: 550 5.7.51.',
      de: 'NAW verlangt *.cloud.nospamproxy2.com. Die Adresse passt, der Name nicht: 550 5.7.51.',
    },
    connectors: () => [ionos({ name: IONOS_NAME }), naw({ name: '*.cloud.nospamproxy2.com' })],
    seen: { carius: 'ionos', netatwork: null },
  },
  {
    id: 'foreign-ip',
    name: { en: 'Counter-test: foreign address', de: 'Gegenprobe: fremde IP' },
    note: {
      en: 'Both connectors are right again. One message from a foreign address: both refuse it, so two rows of the page are this one message.',
      de: 'Beide Connectoren stimmen wieder. Eine Nachricht von einer fremden Adresse: Beide lehnen sie ab, zwei Zeilen der Seite sind also diese eine Nachricht.',
    },
    connectors: BOTH_NAMED,
    seen: { foreign: null },
  },
]

const SENDER_NAMES = {
  carius: { en: 'carius.de through IONOS', de: 'carius.de über IONOS' },
  netatwork: { en: 'netatwork.de through NoSpamProxy', de: 'netatwork.de über NoSpamProxy' },
  foreign: { en: 'Foreign address', de: 'Fremde Adresse' },
}

function senders(language: Language): ScenarioSender[] {
  const throughTls = { tls: true, certificateTrusted: true, recipient: RECIPIENT, otherCustomer: false }
  return [
    {
      ...throughTls,
      id: 'carius',
      name: SENDER_NAMES.carius[language],
      sourceIP: IONOS_ADDRESS,
      certificateNames: [IONOS_NAME],
      mailFrom: 'sender@carius.de',
      serviceId: 'ionos',
    },
    {
      ...throughTls,
      id: 'netatwork',
      name: SENDER_NAMES.netatwork[language],
      sourceIP: NETATWORK_ADDRESS,
      certificateNames: [NOSPAMPROXY_HOST],
      mailFrom: 'sender@netatwork.de',
      serviceId: 'nospamproxy',
    },
    {
      ...throughTls,
      id: 'foreign',
      name: SENDER_NAMES.foreign[language],
      sourceIP: FOREIGN_ADDRESS,
      certificateNames: ['mail.fabrikam.com'],
      mailFrom: 'sender@fabrikam.com',
      serviceId: null,
    },
  ]
}

const phaseOf = ({ id, name, note, connectors }: Configuration, language: Language): Phase => ({
  id,
  name: name[language],
  note: note[language],
  tenant: { acceptedDomains: ['msxfaqdev.onmicrosoft.com'], rejectDirectSend: false },
  mx: [],
  connectors: connectors(),
})

const expectationsOf = ({ id: phaseId, seen }: Configuration): Expectation[] =>
  Object.entries(seen).map(([senderId, connectorId]) => ({
    phaseId,
    senderId,
    outcome: connectorId === null ? 'rejected' : 'accepted',
    connectorId,
  }))

/** The experiments that MSXFAQ published, as a scenario. */
export function msxfaqExperiments(language: Language): ScenarioDocument {
  const server = { kind: 'filter', tls: true, shared: null } as const
  return {
    schemaVersion: SCHEMA_VERSION,
    title: { en: 'MSXFAQ experiments', de: 'MSXFAQ-Versuche' }[language],
    description: {
      en: 'Seven configurations of two * partner connectors and what arrived, as the MSXFAQ page "Partner Connector Wildcard" reports. Two own mail servers stand for the two vendors.',
      de: 'Sieben Konfigurationen zweier *-Partner-Connectoren und was ankam, wie die MSXFAQ-Seite „Partner Connector Wildcard“ berichtet. Zwei eigene Mailserver stehen für die beiden Anbieter.',
    }[language],
    services: [
      { ...server, id: 'ionos', name: 'IONOS', networks: [IONOS_ADDRESS], certificateNames: [IONOS_NAME] },
      {
        ...server,
        id: 'nospamproxy',
        name: 'NoSpamProxy Cloud',
        networks: [NETATWORK_ADDRESS],
        certificateNames: [NOSPAMPROXY_HOST],
      },
    ],
    phases: CONFIGURATIONS.map((configuration) => phaseOf(configuration, language)),
    senders: senders(language),
    expectations: CONFIGURATIONS.flatMap(expectationsOf),
    answers: {},
    deliverers: [],
    spfAnswers: [],
    invariants: [],
  }
}
