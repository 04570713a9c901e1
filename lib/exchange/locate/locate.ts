import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { compareConnectors } from './compare-connectors'
import { compareDomains } from './compare-lists'
import type { IgnoredDifference, PlanDifference } from './plan-difference'

/** The comparison of a phase with the tenant. Without differences, the tenant is in this phase. */
export type PhaseComparison = {
  readonly phaseId: string
  readonly differences: readonly PlanDifference[]
  /** differences that do not count: costs, comments, read-only properties, the case of a name */
  readonly ignored: readonly IgnoredDifference[]
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
 * addresses. The facts of the tenant are compared if they are given.
 */
export function locatePhase(
  { phases }: Pick<ScenarioDocument, 'phases'>,
  freshConnectors: readonly ScenarioConnector[],
  freshTenant?: Tenant,
): LocatedPhase {
  const compared = phases.map((phase) => comparePhase(phase, freshConnectors, freshTenant))
  const weights = new Map(compared.map((one) => [one, weigh(one)]))
  const nearest = [...compared].sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0))
  return {
    equal: compared.filter(({ differences }) => differences.length === 0).map(({ phaseId }) => phaseId),
    phases: nearest,
  }
}

function comparePhase(phase: Phase, fresh: readonly ScenarioConnector[], tenant: Tenant | undefined): PhaseComparison {
  const differences: PlanDifference[] = tenant === undefined ? [] : compareTenants(phase.tenant, tenant)
  const ignored: IgnoredDifference[] = []
  for (const [planned, found] of pairUp(phase.connectors, fresh)) {
    if (planned === null) differences.push({ kind: 'additional', connectorId: found.id, name: found.name })
    else if (found === null) differences.push({ kind: 'missing', connectorId: planned.id, name: planned.name })
    else {
      if (keyOf(planned) !== keyOf(found)) differences.push(renamed(planned, found))
      const result = compareConnectors(planned, found)
      differences.push(...result.differences)
      ignored.push(...result.ignored)
    }
  }
  return { phaseId: phase.id, differences, ignored }
}

type ConnectorPair =
  | readonly [planned: ScenarioConnector, found: ScenarioConnector | null]
  | readonly [planned: null, found: ScenarioConnector]

/**
 * Pairs connectors of the same name. Of the others, pairs two that differ only in name, if there is only one candidate.
 */
function pairUp(planned: readonly ScenarioConnector[], fresh: readonly ScenarioConnector[]): ConnectorPair[] {
  const left = new Map<string, ScenarioConnector[]>()
  for (const one of fresh) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), one])
  const byName = new Map(planned.map((one) => [one, left.get(keyOf(one))?.shift() ?? null] as const))
  const unnamed = [...left.values()].flat()
  const unfound = planned.filter((one) => byName.get(one) === null)
  const isSame = (one: ScenarioConnector, other: ScenarioConnector) =>
    compareConnectors(one, other).differences.length === 0
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

const keyOf = ({ name }: ScenarioConnector): string => name.trim().toLowerCase()

function compareTenants(planned: Tenant, found: Tenant): PlanDifference[] {
  const place = { connectorId: null, name: '' }
  const differences: PlanDifference[] = []
  const domains = compareDomains(planned.acceptedDomains, found.acceptedDomains)
  if (domains !== null) differences.push({ kind: 'list', ...place, property: 'AcceptedDomains', ...domains })
  if (planned.rejectDirectSend !== found.rejectDirectSend)
    differences.push({
      kind: 'value',
      ...place,
      property: 'RejectDirectSend',
      planned: planned.rejectDirectSend,
      found: found.rejectDirectSend,
    })
  return differences
}

const weigh = ({ differences }: PhaseComparison): number =>
  differences.reduce((sum, difference) => {
    if (!('property' in difference)) return sum + WEIGHTS[difference.kind]
    return sum + (difference.property === 'Enabled' ? WEIGHTS.enabled : WEIGHTS.other)
  }, 0)
