import type { Side } from '#lib/matcher/cells/sides'
import type { Connector, Tenant } from '#lib/matcher/model/connector'

/** Sides for tests that name what they are about and leave the rest as `New-InboundConnector` does. */

export const TENANT: Tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }

/** A partner connector for `*` without any restriction, but for what is given. */
export const connector = (name: string, own: Partial<Connector> = {}): Connector => ({
  id: name.toLowerCase(),
  name,
  connectorType: 'Partner',
  enabled: true,
  senderDomains: ['*'],
  senderIPAddresses: [],
  restrictDomainsToIPAddresses: false,
  requireTls: false,
  restrictDomainsToCertificate: false,
  tlsSenderCertificateName: null,
  associatedAcceptedDomains: [],
  ...own,
})

/** A connector that locks by its address list. */
export const addressLock = (
  name: string,
  senderIPAddresses: readonly string[],
  own: Partial<Connector> = {},
): Connector => connector(name, { senderIPAddresses, restrictDomainsToIPAddresses: true, ...own })

/** A connector that locks by the certificate name. */
export const certificateLock = (name: string, wanted: string, own: Partial<Connector> = {}): Connector =>
  connector(name, {
    tlsSenderCertificateName: wanted,
    restrictDomainsToCertificate: true,
    requireTls: true,
    ...own,
  })

export const side = (connectors: readonly Connector[], tenant: Partial<Tenant> = {}): Side => ({
  tenant: { ...TENANT, ...tenant },
  connectors,
})
