import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import { SENDER_DOMAIN_FORM } from '#lib/exchange/read/sender-domain-form'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/**
 * Prints connectors as one list, like `Get-InboundConnector | ConvertTo-Json`, without their scenario ids. The import
 * reads them without loss.
 */
export function exportConnectors(connectors: readonly ScenarioConnector[]): string {
  return JSON.stringify(connectors.map(toExchange), null, 2)
}

/** Makes the object with `Object.fromEntries`, which defines `__proto__` as a plain property. */
function toExchange(connector: ScenarioConnector): Record<string, unknown> {
  const kept = new Map(connector.otherProperties)
  const known = (Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]).map((property): [string, unknown] => {
    const value = connector[EXCHANGE_PROPERTIES[property]]
    if (property === 'SenderDomains') return [property, withCosts(connector.senderDomains, kept.get(property))]
    return [property, property === 'ConnectorSource' ? (value ?? kept.get(property) ?? null) : value]
  })
  const others = connector.otherProperties.filter(([name]) => !Object.hasOwn(EXCHANGE_PROPERTIES, name))
  return Object.fromEntries([...known, ...others])
}

/** Prints sender domains: `*` → `smtp:*;1`, with the cost that the import kept. */
function withCosts(domains: readonly string[], printed: unknown): string[] {
  const costs = new Map<string, string>()
  for (const entry of Array.isArray(printed) ? printed : []) {
    const [, domain, cost] = typeof entry === 'string' ? (SENDER_DOMAIN_FORM.exec(entry) ?? []) : []
    if (domain !== undefined && cost !== undefined) costs.set(domain, cost)
  }
  return domains.map((domain) => `smtp:${domain};${costs.get(domain) ?? '1'}`)
}
