import type { Side } from '#lib/matcher/cells/sides'
import type { Connector } from '#lib/matcher/model/connector'
import { NEW_CONNECTOR_DEFAULTS, TENANT_DEFAULTS } from '#lib/matcher/model/defaults'
import type { Tenant } from '#lib/matcher/model/tenant'

/** Builders of sides for tests, which state only the properties that a test is about. */

export const TENANT: Tenant = { ...TENANT_DEFAULTS, acceptedDomains: ['contoso.com'] }

/** A Partner connector for `*` without any restriction, except for the given properties. */
export const connector = (name: string, own: Partial<Connector> = {}): Connector => ({
  ...NEW_CONNECTOR_DEFAULTS,
  id: name.toLowerCase(),
  name,
  requireTls: false,
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
