import type { Connector } from './connector'
import type { Tenant } from './tenant'

/**
 * What holds of a connector where a request, a case or an export does not say: the defaults of `New-InboundConnector`
 * (docs/rules.md §8.1). Everything that fills in a connector derives from here.
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
 * A new connector: `New-InboundConnector` demands `SenderDomains` and sets `RequireTls` (MS-NEW). Of a connector that
 * exists already neither can be assumed; for `RequireTls` see `assumedRequireTls`.
 */
export const NEW_CONNECTOR_DEFAULTS = {
  ...CONNECTOR_DEFAULTS,
  senderDomains: ['*'],
  requireTls: true,
} satisfies Partial<Connector>

/**
 * `RequireTls` of a connector that exists and of which it is not said. Stored connectors have it off as often as on, so the
 * default of a new one says nothing; but a certificate name is used only where it is on (MS-NEW).
 */
export const assumedRequireTls = (tlsSenderCertificateName: string | null): boolean => tlsSenderCertificateName !== null

/** What holds of a tenant where it is not said (MS-ORG). */
export const TENANT_DEFAULTS = { rejectDirectSend: false } satisfies Partial<Tenant>
