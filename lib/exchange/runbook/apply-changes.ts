import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { World } from '#lib/scenario/wants/worlds'
import type { Change, ConnectorChange } from './change'

/** Tenant and connectors once these changes are made, each the last of its connector. */
export function applyChanges({ tenant, connectors }: World, changes: readonly Change[]): World {
  let [facts, set] = [tenant, connectors]
  for (const change of changes) {
    if (change.kind === 'connector') set = applyToConnectors(set, change)
    else if (change.kind === 'rejectDirectSend') facts = { ...facts, rejectDirectSend: change.to }
    else if (change.kind === 'acceptedDomains') facts = { ...facts, acceptedDomains: applyToDomains(facts, change) }
  }
  return { tenant: facts, connectors: set }
}

function applyToConnectors(
  connectors: World['connectors'],
  { from, to }: Pick<ConnectorChange, 'from' | 'to'>,
): World['connectors'] {
  const isOld = ({ id }: ScenarioConnector) => id === from?.id
  if (to === null) return connectors.filter((connector) => !isOld(connector))
  const place = connectors.findIndex(isOld)
  return place < 0 ? [...connectors, to] : connectors.with(place, to)
}

function applyToDomains(
  { acceptedDomains }: World['tenant'],
  { action, domains }: Extract<Change, { kind: 'acceptedDomains' }>,
): string[] {
  return action === 'add'
    ? [...acceptedDomains, ...domains]
    : acceptedDomains.filter((domain) => !domains.includes(domain))
}
