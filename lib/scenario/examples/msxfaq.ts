import { UNKNOWN_SENDER } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument, ScenarioSender, Want } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { newService } from '#lib/scenario/document/new-service'
import { otherCustomersKey, serviceKey } from '#lib/scenario/wants/who'

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

type ConfigurationId = 'ip-only' | 'ionos-tls' | 'ionos-name' | 'naw-tls' | 'both-names' | 'wrong-name' | 'foreign-ip'
type SenderId = 'carius' | 'netatwork' | 'foreign'

/** The texts of the experiments in one language. Each configuration is a phase. */
export type MsxfaqTexts = {
  readonly title: string
  readonly description: string
  readonly phases: Readonly<Record<ConfigurationId, { readonly name: string; readonly note: string }>>
  readonly senders: Readonly<Record<SenderId, string>>
  readonly reasons: Readonly<Record<'seen' | 'otherCustomers', string>>
}

type Configuration = {
  readonly id: ConfigurationId
  readonly connectors: () => ScenarioConnector[]
  /** the results of the page: for each sender the id of the connector in the message trace, or null if refused */
  readonly seen: Readonly<Partial<Record<SenderId, string | null>>>
}

const BOTH_ARRIVE = { carius: 'ionos', netatwork: 'naw' }

const CONFIGURATIONS: readonly Configuration[] = [
  {
    id: 'ip-only',
    connectors: () => [ionos(), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'ionos-tls',
    connectors: () => [ionos({ tls: true }), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'ionos-name',
    connectors: () => [ionos({ name: IONOS_NAME }), naw()],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'naw-tls',
    connectors: () => [ionos({ name: IONOS_NAME }), naw({ tls: true })],
    seen: BOTH_ARRIVE,
  },
  {
    id: 'both-names',
    connectors: BOTH_NAMED,
    seen: BOTH_ARRIVE,
  },
  {
    id: 'wrong-name',
    connectors: () => [ionos({ name: IONOS_NAME }), naw({ name: '*.cloud.nospamproxy2.com' })],
    seen: { carius: 'ionos', netatwork: null },
  },
  {
    id: 'foreign-ip',
    connectors: BOTH_NAMED,
    seen: { foreign: null },
  },
]

function senders(names: MsxfaqTexts['senders']): ScenarioSender[] {
  const throughTls = {
    ...UNKNOWN_SENDER,
    tls: true,
    certificateTrusted: true,
    recipient: RECIPIENT,
    otherCustomer: false,
  }
  return [
    {
      ...throughTls,
      id: 'carius',
      name: names.carius,
      sourceIP: IONOS_ADDRESS,
      certificateNames: [IONOS_NAME],
      mailFrom: 'sender@carius.de',
      serviceId: 'ionos',
    },
    {
      ...throughTls,
      id: 'netatwork',
      name: names.netatwork,
      sourceIP: NETATWORK_ADDRESS,
      certificateNames: [NOSPAMPROXY_HOST],
      mailFrom: 'sender@netatwork.de',
      serviceId: 'nospamproxy',
    },
    {
      ...throughTls,
      id: 'foreign',
      name: names.foreign,
      sourceIP: FOREIGN_ADDRESS,
      certificateNames: ['mail.fabrikam.com'],
      mailFrom: 'sender@fabrikam.com',
      serviceId: null,
    },
  ]
}

const phaseOf = ({ id, connectors }: Configuration, texts: MsxfaqTexts['phases']): Phase =>
  newPhase({
    id,
    ...texts[id],
    tenant: { acceptedDomains: ['msxfaqdev.onmicrosoft.com'], rejectDirectSend: false },
    connectors: connectors(),
  })

/** The service whose server stands for each sender of the page. */
const SERVICE_OF = { carius: 'ionos', netatwork: 'nospamproxy' } as const

/** What the page saw of the two services in a configuration; of the last one it tells only of the foreign address. */
function wantsOf({ id: phaseId, seen }: Configuration, reason: string): Want[] {
  return (['carius', 'netatwork'] as const).map((sender): Want => {
    const connectorId = seen[sender]
    return {
      id: `${phaseId}-${sender}`,
      who: serviceKey(SERVICE_OF[sender]),
      phaseIds: [phaseId],
      want: connectorId === undefined ? 'either' : connectorId === null ? 'refused' : 'accepted',
      connectorId: connectorId ?? null,
      reason,
      by: '',
    }
  })
}

/**
 * The experiments that MSXFAQ published, as a scenario: what is wanted of each server is what the page saw of it. It saw a
 * connector with both restrictions want both (Q3).
 */
export function msxfaqExperiments(texts: MsxfaqTexts): ScenarioDocument {
  const server = { kind: 'filter', tls: true, shared: 'customers' } as const
  const phaseIds = CONFIGURATIONS.map(({ id }) => id)
  const otherCustomers = (serviceId: string): Want => ({
    id: `others-${serviceId}`,
    who: otherCustomersKey(serviceId),
    phaseIds: [...phaseIds],
    want: 'either',
    connectorId: null,
    reason: texts.reasons.otherCustomers,
    by: '',
  })
  return newDocument({
    title: texts.title,
    description: texts.description,
    unordered: true,
    services: [
      newService({ ...server, id: 'ionos', name: 'IONOS', networks: [IONOS_ADDRESS], certificateNames: [IONOS_NAME] }),
      newService({
        ...server,
        id: 'nospamproxy',
        name: 'NoSpamProxy Cloud',
        networks: [NETATWORK_ADDRESS],
        certificateNames: [NOSPAMPROXY_HOST],
      }),
    ],
    phases: CONFIGURATIONS.map((configuration) => phaseOf(configuration, texts.phases)),
    senders: senders(texts.senders),
    wants: [
      ...CONFIGURATIONS.flatMap((configuration) => wantsOf(configuration, texts.reasons.seen)),
      ...Object.values(SERVICE_OF).map(otherCustomers),
    ],
    answers: { Q3: 'and' },
  })
}
