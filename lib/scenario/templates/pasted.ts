import { certificateNameIn } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { isAddress } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import { newService } from '#lib/scenario/document/new-service'
import { vendorBehind } from '#lib/scenario/services/vendor-behind'
import type { Participant } from './participants'

/** The name of the service behind a connector: that of its vendor, else that of the connector. */
export const serviceName = (connector: ScenarioConnector): string => vendorBehind(connector)?.name ?? connector.name

/** Whoever a connector of the tenant recognises, by a name, with that connector as it is. */
export function pastedParticipant(
  connector: ScenarioConnector,
  name: string,
  id: (name: string) => string,
): Participant {
  const { connectorType, senderIPAddresses, tlsSenderCertificateName, requireTls, senderDomains } = connector
  // A connector for some domains alone is for a company that uses them, and says nothing of the tenant's own MAIL FROM.
  const isPartner = connectorType === 'Partner' && !senderDomains.includes('*')
  const service = newService({
    id: id(name),
    name: name.slice(0, LIMITS.title),
    kind: connectorType === 'OnPremises' ? 'onPremises' : isPartner ? 'partner' : 'filter',
    networks: [...senderIPAddresses],
    certificateNames: tlsSenderCertificateName === null ? [] : [certificateNameIn(tlsSenderCertificateName)],
    tls: requireTls || tlsSenderCertificateName !== null ? true : null,
    mailFromDomains: isPartner ? [...senderDomains] : null,
  })
  return { service, vendor: null, lock: connector, mailFrom: partnerAddress(connector) }
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
