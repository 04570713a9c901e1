import type { Connector } from './connector'
import type { Tenant } from './tenant'

/**
 * The values of properties that a request, a case or an export leaves out: the defaults of `New-InboundConnector`
 * (docs/rules.md §8.1). Everything that fills in a connector derives from this table.
 */
export const CONNECTOR_DEFAULTS = {
  connectorType: 'Partner',
  enabled: true,
  senderIPAddresses: [],
  restrictDomainsToIPAddresses: false,
  restrictDomainsToCertificate: false,
  tlsSenderCertificateName: null,
  associatedAcceptedDomains: [],
} satisfies Partial<Connector>

/**
 * The values of a new connector: `New-InboundConnector` demands `SenderDomains` and sets `RequireTls` (MS-NEW). Neither
 * can be assumed of a connector that exists already; for `RequireTls` see `assumedRequireTls`.
 */
export const NEW_CONNECTOR_DEFAULTS = {
  ...CONNECTOR_DEFAULTS,
  senderDomains: ['*'],
  requireTls: true,
} satisfies Partial<Connector>

/**
 * `RequireTls` of an existing connector that is sent without it. The default of a new connector says nothing about a
 * stored one, but a certificate name is used only if `RequireTls` is on (MS-NEW).
 */
export const assumedRequireTls = (tlsSenderCertificateName: string | null): boolean => tlsSenderCertificateName !== null

/** The values of tenant facts that are left out (MS-ORG). */
export const TENANT_DEFAULTS = { rejectDirectSend: false } satisfies Partial<Tenant>
