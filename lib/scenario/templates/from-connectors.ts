import { certificateNameIn, type Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { isAddress } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { newService } from '#lib/scenario/document/new-service'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import type { TemplateText } from './template-text'
import { newScenario } from './templates'

type PastedTenant = {
  /** the words of the scenario in the language of the page */
  readonly say: Say<TemplateText>
  readonly title: string
  readonly description?: string
  readonly tenant: Tenant
  readonly connectors: readonly ScenarioConnector[]
  /** id of the connector whose service MX points to; null for Microsoft */
  readonly mxTo: string | null
}

/**
 * A scenario of one phase from the connectors of a tenant. Whoever a connector recognises becomes a service with its
 * sample senders, so that the first verdicts are there at once; strangers are added as in every new scenario.
 */
export function scenarioFromConnectors({
  say,
  title,
  description = '',
  tenant,
  connectors,
  mxTo,
}: PastedTenant): ScenarioDocument {
  const nobody = {
    mxNow: 'microsoft',
    mxLater: 'microsoft',
    current: null,
    next: null,
    hybrid: null,
    direct: [],
  } as const
  const start = newScenario({ title, acceptedDomains: tenant.acceptedDomains, ...nobody }, say)
  const [first] = start.phases
  if (first === undefined) return start
  const phase = { ...first, tenant: { ...first.tenant, rejectDirectSend: tenant.rejectDirectSend } }
  const ids = new Set([MICROSOFT])
  // A connector that is off recognises nobody: whoever it lists is everybody else, unless MX points there.
  const known = connectors
    .filter((connector) => identifiesSenders(connector) && (connector.enabled || connector.id === mxTo))
    .map((connector) => ({ connector, service: serviceOf(connector, ids) }))
  const ofServices: ScenarioSender[] = []
  for (const { connector, service } of known) {
    const taken = [...ofServices, ...start.senders].map(({ id }) => id)
    for (const sender of sendersOf(service, phase.tenant, say, taken))
      ofServices.push({ ...sender, mailFrom: partnerAddress(connector) ?? sender.mailFrom })
  }
  const listed = connectors.flatMap(({ senderIPAddresses }) => senderIPAddresses)
  const outside = (address: string | null) => strangerAddress(listed, address?.includes(':') ? 6 : 4)
  const target = known.find(({ connector }) => connector.id === mxTo)?.service.id ?? MICROSOFT
  return {
    ...start,
    description,
    services: known.map(({ service }) => service),
    senders: [
      ...ofServices,
      ...start.senders.map((stranger) => ({ ...stranger, sourceIP: outside(stranger.sourceIP) })),
    ],
    phases: [
      {
        ...phase,
        mx: phase.mx.map(({ domain }) => ({ domain, to: [target], handedOverBy: [] })),
        connectors: [...connectors],
      },
    ],
  }
}

/** Reports whether the connector says whom it means: by addresses or by a certificate name. */
export const identifiesSenders = ({ senderIPAddresses, tlsSenderCertificateName }: ScenarioConnector): boolean =>
  senderIPAddresses.length > 0 || tlsSenderCertificateName !== null

/** The connector that most likely belongs to the filter MX points to: the first enabled lock for all senders. */
export const likelyFilter = (connectors: readonly ScenarioConnector[]): ScenarioConnector | null =>
  connectors.find(
    (connector) =>
      connector.enabled &&
      connector.connectorType === 'Partner' &&
      connector.senderDomains.includes('*') &&
      identifiesSenders(connector),
  ) ?? null

/** Somebody at the partner whose domains alone the connector is for; null for one that is for everybody. */
function partnerAddress({ connectorType, senderDomains: [domain, ...others] }: ScenarioConnector): string | null {
  if (connectorType !== 'Partner' || domain === undefined || [domain, ...others].includes('*')) return null
  const address = `someone@${domain.replace(/^\*\./, '')}`
  return isAddress(address) ? address : null
}

function serviceOf(connector: ScenarioConnector, ids: Set<string>): Service {
  const { name, connectorType, senderIPAddresses, tlsSenderCertificateName, requireTls, senderDomains } = connector
  // A connector for some domains alone is for a company that uses them, and says nothing of the tenant's own MAIL FROM.
  const isPartner = connectorType === 'Partner' && !senderDomains.includes('*')
  return newService({
    id: makeSlug(name, ids),
    name: name.slice(0, LIMITS.title),
    kind: connectorType === 'OnPremises' ? 'onPremises' : isPartner ? 'partner' : 'filter',
    networks: [...senderIPAddresses],
    certificateNames: tlsSenderCertificateName === null ? [] : [certificateNameIn(tlsSenderCertificateName)],
    tls: requireTls || tlsSenderCertificateName !== null ? true : null,
    mailFromDomains: isPartner ? [...senderDomains] : null,
  })
}
