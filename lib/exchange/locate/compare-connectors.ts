import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import { SENDER_DOMAIN_FORM } from '#lib/exchange/read/sender-domain-form'
import { normalizeDomain } from '#lib/matcher'
import { canonicalJson } from '#lib/scenario/document/canonical'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { compareDomains, compareNetworks, compareTexts, type ListDifference } from './compare-lists'
import type { IgnoredDifference, NotCompared, PlanDifference } from './plan-difference'

type CompareLists = (planned: readonly string[], found: readonly string[]) => ListDifference | null

const LISTS: Readonly<Partial<Record<ExchangeProperty, CompareLists>>> = {
  SenderIPAddresses: compareNetworks,
  EFSkipIPs: compareNetworks,
  SenderDomains: compareDomains,
  AssociatedAcceptedDomains: compareDomains,
  TrustedOrganizations: compareTexts,
  EFUsers: compareTexts,
}

/** Properties without effect on mail: free text, or values that Exchange Online writes itself. */
const IGNORED: ReadonlySet<ExchangeProperty> = new Set(['Name', 'Comment', 'ConnectorSource'])

type ConnectorDifferences = {
  readonly differences: PlanDifference[]
  readonly ignored: IgnoredDifference[]
  readonly notCompared: NotCompared[]
}

const ALL_KNOWN: ReadonlySet<ExchangeProperty> = new Set()

/**
 * The differences between a connector of the plan and the one of the same name in the tenant. `unknown`: properties of which
 * the export says nothing; those that only describe the connector go unmentioned.
 */
export function compareConnectors(
  planned: ScenarioConnector,
  found: ScenarioConnector,
  unknown: ReadonlySet<ExchangeProperty> = ALL_KNOWN,
): ConnectorDifferences {
  const place = { connectorId: planned.id, name: planned.name }
  const differences: PlanDifference[] = []
  const costs = unknown.has('SenderDomains') ? [] : compareCosts(planned, found)
  const ignored: IgnoredDifference[] = [...costs, ...compareOthers(planned, found)]
  const notCompared = [...unknown]
    .filter((property) => !IGNORED.has(property))
    .map((property) => ({ ...place, property }))
  for (const property of Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]) {
    if (unknown.has(property)) continue
    const [before, after] = [planned[EXCHANGE_PROPERTIES[property]], found[EXCHANGE_PROPERTIES[property]]]
    if (Array.isArray(before) && Array.isArray(after)) {
      const list = (LISTS[property] ?? compareTexts)(before, after)
      if (list !== null) differences.push({ kind: 'list', ...place, property, ...list })
    } else if (!Array.isArray(before) && !Array.isArray(after) && !isSame(property, before, after)) {
      if (IGNORED.has(property))
        ignored.push({ ...place, property, planned: String(before ?? ''), found: String(after ?? '') })
      else differences.push({ kind: 'value', ...place, property, planned: before, found: after })
    }
  }
  return { differences, ignored, notCompared }
}

type Value = string | boolean | null

function isSame(property: ExchangeProperty, planned: Value, found: Value): boolean {
  if (property !== 'TlsSenderCertificateName') return (planned || null) === (found || null)
  return normalizeDomain(String(planned ?? '')) === normalizeDomain(String(found ?? ''))
}

/** The sender domains that both have, with different costs. */
function compareCosts(planned: ScenarioConnector, found: ScenarioConnector): IgnoredDifference[] {
  const [before, after] = [costsOf(planned), costsOf(found)]
  return planned.senderDomains.flatMap((domain) => {
    const key = normalizeDomain(domain)
    const [a, b] = [before.get(key), after.get(key)]
    if (b === undefined || a === b) return []
    const show = (cost: string | undefined) => `smtp:${domain};${cost ?? '1'}`
    return [
      { connectorId: planned.id, name: planned.name, property: 'SenderDomains', planned: show(a), found: show(b) },
    ]
  })
}

function costsOf({ senderDomains, otherProperties }: ScenarioConnector): ReadonlyMap<string, string> {
  const costs = new Map(senderDomains.map((domain) => [normalizeDomain(domain), '1']))
  const printed = otherProperties.find(([name]) => name === 'SenderDomains')?.[1]
  for (const entry of Array.isArray(printed) ? printed : []) {
    const [, domain, cost] = typeof entry === 'string' ? (SENDER_DOMAIN_FORM.exec(entry) ?? []) : []
    if (domain !== undefined && cost !== undefined) costs.set(normalizeDomain(domain), cost)
  }
  return costs
}

/** The differences of other properties that both have: identifiers, dates, internal values of Microsoft. */
function compareOthers(planned: ScenarioConnector, found: ScenarioConnector): IgnoredDifference[] {
  const before = new Map(planned.otherProperties.map(([name, value]) => [name.toLowerCase(), value]))
  return found.otherProperties.flatMap(([property, value]) => {
    const old = before.get(property.toLowerCase())
    if (property === 'SenderDomains' || old === undefined || canonicalJson(old) === canonicalJson(value)) return []
    return [{ connectorId: planned.id, name: planned.name, property, planned: show(old), found: show(value) }]
  })
}

const LONGEST = 200
const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST)
