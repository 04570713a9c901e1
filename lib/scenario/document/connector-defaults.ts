import { CONNECTOR_DEFAULTS, NEW_CONNECTOR_DEFAULTS } from '#lib/matcher'

/** Properties of a connector that a scenario keeps and no rule reads, at the defaults of `New-InboundConnector` (MS-NEW). */
const KEPT_DEFAULTS = {
  connectorSource: null,
  comment: '',
  cloudServicesMailEnabled: false,
  treatMessagesAsInternal: false,
  trustedOrganizations: [],
  efSkipLastIP: false,
  efSkipIPs: [],
  efUsers: [],
  otherProperties: [],
}

/** What holds of a connector of a scenario where it is not said. */
export const SCENARIO_CONNECTOR_DEFAULTS = { ...CONNECTOR_DEFAULTS, ...KEPT_DEFAULTS }

/** What holds of a new connector of a scenario, besides its id and name. */
export const NEW_SCENARIO_CONNECTOR_DEFAULTS = { ...NEW_CONNECTOR_DEFAULTS, ...KEPT_DEFAULTS }
