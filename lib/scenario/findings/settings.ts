import { certificateNameIn, normalizeDomain, wildcardBase } from '#lib/matcher'
import { type DetectedFinding, detect, type IndexedConnector, type Property, quote } from './detected-finding'
import { acceptedAbove, covers, type DomainCover } from './domain-cover'

/** Findings on settings of a connector that contradict each other, or that its type does not support. */
export function findInSettings(subject: IndexedConnector, accepted: DomainCover): DetectedFinding[] {
  return subject.connector.connectorType === 'Partner'
    ? [...findInBoth(subject), ...findInPartner(subject)]
    : [...findInBoth(subject), ...findInOnPremises(subject, accepted)]
}

export const hasName = ({ connector }: IndexedConnector): boolean =>
  (connector.tlsSenderCertificateName ?? '').trim() !== ''
export const hasAddresses = ({ connector }: IndexedConnector): boolean => connector.senderIPAddresses.length > 0
export const restricts = ({ connector }: IndexedConnector): boolean =>
  connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate

function findInBoth(subject: IndexedConnector): DetectedFinding[] {
  return hasName(subject) && !subject.connector.requireTls
    ? [detect(subject, 'TLS_NAME_WITHOUT_TLS', 'requireTls')]
    : []
}

function findInPartner(subject: IndexedConnector): DetectedFinding[] {
  const { connector } = subject
  const found: DetectedFinding[] = []
  const note = (holds: boolean, code: DetectedFinding['code'], property: Property) => {
    if (holds) found.push(detect(subject, code, property))
  }
  const { restrictDomainsToIPAddresses: byAddress, restrictDomainsToCertificate: byCertificate } = connector
  note(byAddress && !hasAddresses(subject), 'RESTRICT_IP_WITHOUT_LIST', 'restrictDomainsToIPAddresses')
  note(byCertificate && !hasName(subject), 'RESTRICT_CERTIFICATE_WITHOUT_NAME', 'restrictDomainsToCertificate')
  note(byAddress && byCertificate, 'BOTH_RESTRICTIONS', 'restrictDomainsToCertificate')
  note(connector.treatMessagesAsInternal, 'TREATS_AS_INTERNAL_ON_PARTNER', 'treatMessagesAsInternal')
  note(connector.cloudServicesMailEnabled, 'CLOUD_SERVICES_ON_PARTNER', 'cloudServicesMailEnabled')
  if (restricts(subject)) found.push(...findUnchecked(subject, 'IDENTITY_NOT_APPLIED'))
  return found
}

/** Finds an address list or a certificate name whose `Restrict` flag is false. */
export function findUnchecked(
  subject: IndexedConnector,
  code: 'IDENTITY_NOT_APPLIED' | 'IDENTIFY_ONLY',
): DetectedFinding[] {
  const { restrictDomainsToIPAddresses: byAddress, restrictDomainsToCertificate: byCertificate } = subject.connector
  const found: DetectedFinding[] = []
  if (hasAddresses(subject) && !byAddress)
    found.push(
      detect(subject, code, 'restrictDomainsToIPAddresses', {
        property: 'SenderIPAddresses',
        flag: 'RestrictDomainsToIPAddresses',
      }),
    )
  if (hasName(subject) && !byCertificate)
    found.push(
      detect(subject, code, 'restrictDomainsToCertificate', {
        property: 'TlsSenderCertificateName',
        flag: 'RestrictDomainsToCertificate',
      }),
    )
  return found
}

function findInOnPremises(subject: IndexedConnector, accepted: DomainCover): DetectedFinding[] {
  const { connector } = subject
  const found: DetectedFinding[] = []
  if (connector.restrictDomainsToIPAddresses)
    found.push(
      detect(subject, 'RESTRICTION_ON_ON_PREMISES', 'restrictDomainsToIPAddresses', {
        property: 'RestrictDomainsToIPAddresses',
      }),
    )
  if (connector.restrictDomainsToCertificate)
    found.push(
      detect(subject, 'RESTRICTION_ON_ON_PREMISES', 'restrictDomainsToCertificate', {
        property: 'RestrictDomainsToCertificate',
      }),
    )
  if (!connector.enabled) return found
  const name = certificateNameIn(connector.tlsSenderCertificateName ?? '')
  const domain = wildcardBase(normalizeDomain(name)) ?? name
  if (hasName(subject) && !/[=<>,;"]/.test(name) && !covers(accepted, domain))
    found.push(
      detect(subject, 'ON_PREMISES_DOMAIN_NOT_ACCEPTED', 'tlsSenderCertificateName', {
        value: quote(name),
        own: quote(`*.${acceptedAbove(accepted, domain) ?? [...accepted.exact, ...accepted.bases][0] ?? domain}`),
      }),
    )
  if (!hasName(subject) && hasAddresses(subject))
    found.push(detect(subject, 'ON_PREMISES_BY_ADDRESS', 'senderIPAddresses'))
  return found
}
