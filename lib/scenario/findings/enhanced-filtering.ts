import { normalizeDomain } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

type Connector = Pick<ScenarioConnector, 'enabled' | 'connectorType' | 'senderDomains' | 'efSkipLastIP' | 'efSkipIPs'>

/** Reports whether the connector is for every sender domain. */
export const isForAll = ({ senderDomains }: Pick<Connector, 'senderDomains'>): boolean =>
  senderDomains.some((domain) => normalizeDomain(domain) === '*')

/** Reports whether Enhanced Filtering looks behind the address of whoever delivers through the connector. */
export const hasEnhancedFiltering = ({ efSkipLastIP, efSkipIPs }: Connector): boolean =>
  efSkipLastIP || efSkipIPs.length > 0

/** Reports whether one connector for `*` has Enhanced Filtering, and another beside it has not. */
export function isOnSomeOnly(connectors: readonly Connector[]): boolean {
  const forAll = connectors.filter((one) => one.enabled && one.connectorType === 'Partner' && isForAll(one))
  return forAll.some(hasEnhancedFiltering) && !forAll.every(hasEnhancedFiltering)
}
