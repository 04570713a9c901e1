import type { ExchangeProperty } from '#lib/exchange/read/properties'
import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { compareConnectors } from './compare-connectors'
import { compareDomains } from './compare-lists'
import type { IgnoredDifference, NotCompared, PlanDifference } from './plan-difference'

/** The comparison of a phase with the tenant. Without differences, the tenant is in this phase. */
export type PhaseComparison = {
  readonly phaseId: string
  readonly differences: readonly PlanDifference[]
  /** differences that do not count: costs, comments, read-only properties, the case of a name */
  readonly ignored: readonly IgnoredDifference[]
  /** what the export says nothing of, so that it may differ */
  readonly notCompared: readonly NotCompared[]
}

/** What is known of a tenant from an export of it; what is not known is not compared. */
export type FreshTenant = {
  /** null where the export does not hold the connectors; empty where the tenant has none */
  readonly connectors: readonly ScenarioConnector[] | null
  /** by connector, the properties that the export does not hold */
  readonly unknown: ReadonlyMap<string, ReadonlySet<ExchangeProperty>>
  readonly acceptedDomains: Tenant['acceptedDomains'] | null
  readonly rejectDirectSend: Tenant['rejectDirectSend'] | null
}

export type LocatedPhase = {
  /** the phases that the tenant equals. MX and notes are not compared, so there may be several. */
  readonly equal: readonly string[]
  /** all phases, the nearest first; equally near ones in their order */
  readonly phases: readonly PhaseComparison[]
}

/**
 * The weights of differences: a missing or additional connector counts more than a few properties, `enabled` more than
 * one.
 */
const WEIGHTS = { missing: 5, additional: 5, enabled: 3, other: 1 } as const

/**
 * Finds the phase that a fresh export equals, or the differences to the nearest ones, field by field. Connectors are
 * matched by name, regardless of case. The order of lists does not count, and address lists are compared as sets of
 * addresses. What the export does not hold is not compared, and is named.
 */
export function locatePhase({ phases }: Pick<ScenarioDocument, 'phases'>, fresh: FreshTenant): LocatedPhase {
  const compared = phases.map((phase) => comparePhase(phase, fresh, phases))
  const weights = new Map(compared.map((one) => [one, weigh(one)]))
  const nearest = [...compared].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0))
  return {
    equal: compared.filter(({ differences }) => differences.length === 0).map(({ phaseId }) => phaseId),
    phases: nearest,
  }
}

function comparePhase(phase: Phase, fresh: FreshTenant, phases: readonly Phase[]): PhaseComparison {
  const differences: PlanDifference[] = compareTenants(phase.tenant, fresh)
  const ignored: IgnoredDifference[] = []
  const notCompared: NotCompared[] = []
  const { connectors, unknown } = fresh
  if (connectors === null) return { phaseId: phase.id, differences, ignored, notCompared }
  for (const [planned, found] of pairUp(phase.connectors, connectors, unknown)) {
    if (planned === null)
      differences.push({
        kind: 'additional',
        connectorId: found.id,
        name: found.name,
        plannedIn: phasesWith(found, phases),
      })
    else if (found === null) differences.push({ kind: 'missing', connectorId: planned.id, name: planned.name })
    else {
      if (keyOf(planned) !== keyOf(found)) differences.push(renamed(planned, found))
      const result = compareConnectors(planned, found, unknown.get(found.id))
      differences.push(...result.differences)
      ignored.push(...result.ignored)
      notCompared.push(...result.notCompared)
    }
  }
  return { phaseId: phase.id, differences, ignored, notCompared }
}

type ConnectorPair =
  | readonly [planned: ScenarioConnector, found: ScenarioConnector | null]
  | readonly [planned: null, found: ScenarioConnector]

/**
 * Pairs connectors of the same name. Of the others, pairs two that surely differ only in name, if there is only one
 * candidate.
 */
function pairUp(
  planned: readonly ScenarioConnector[],
  fresh: readonly ScenarioConnector[],
  unknown: FreshTenant['unknown'],
): ConnectorPair[] {
  const left = new Map<string, ScenarioConnector[]>()
  for (const one of fresh) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), one])
  const byName = new Map(planned.map((one) => [one, left.get(keyOf(one))?.shift() ?? null] as const))
  const unnamed = [...left.values()].flat()
  const unfound = planned.filter((one) => byName.get(one) === null)
  const isSame = (one: ScenarioConnector, other: ScenarioConnector) => {
    const { differences, notCompared } = compareConnectors(one, other, unknown.get(other.id))
    return differences.length === 0 && notCompared.length === 0
  }
  for (const one of unfound) {
    const [found, ...others] = unnamed.filter((other) => isSame(one, other))
    const isOnly = found !== undefined && others.length === 0 && unfound.filter((o) => isSame(o, found)).length === 1
    if (isOnly) byName.set(one, found)
  }
  const taken = new Set(byName.values())
  const additional = unnamed.filter((one) => !taken.has(one))
  return [...byName, ...additional.map((found) => [null, found] as const)]
}

const renamed = ({ id, name }: ScenarioConnector, found: ScenarioConnector): PlanDifference => ({
  kind: 'value',
  connectorId: id,
  name,
  property: 'Name',
  planned: name,
  found: found.name,
})

const phasesWith = (found: ScenarioConnector, phases: readonly Phase[]): string[] =>
  phases.filter(({ connectors }) => connectors.some((one) => keyOf(one) === keyOf(found))).map(({ id }) => id)

const keyOf = ({ name }: ScenarioConnector): string => name.trim().toLowerCase()

function compareTenants(planned: Tenant, { acceptedDomains, rejectDirectSend }: FreshTenant): PlanDifference[] {
  const place = { connectorId: null, name: '' }
  const differences: PlanDifference[] = []
  const domains = acceptedDomains === null ? null : compareDomains(planned.acceptedDomains, acceptedDomains)
  if (domains !== null) differences.push({ kind: 'list', ...place, property: 'AcceptedDomains', ...domains })
  if (rejectDirectSend !== null && planned.rejectDirectSend !== rejectDirectSend)
    differences.push({
      kind: 'value',
      ...place,
      property: 'RejectDirectSend',
      planned: planned.rejectDirectSend,
      found: rejectDirectSend,
    })
  return differences
}

const weigh = ({ differences }: PhaseComparison): number =>
  differences.reduce((sum, difference) => {
    if (!('property' in difference)) return sum + WEIGHTS[difference.kind]
    return sum + (difference.property === 'Enabled' ? WEIGHTS.enabled : WEIGHTS.other)
  }, 0)
