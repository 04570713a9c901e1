import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

/**
 * Makes equal connectors, connector sets and tenants of neighbouring phases the same object. A phase is a copy of its
 * predecessor, so most are equal. The matcher caches by object, so it parses and judges shared objects only once.
 */
export function shareEqualParts(document: ScenarioDocument): ScenarioDocument {
  const phases: Phase[] = []
  for (const phase of document.phases) phases.push(shareWith(phases.at(-1), phase))
  return { ...document, phases }
}

function shareWith(previous: Phase | undefined, phase: Phase): Phase {
  if (previous === undefined) return phase
  const before = new Map(previous.connectors.map((connector) => [connector.id, connector]))
  const connectors = phase.connectors.map((connector) => {
    const same = before.get(connector.id)
    return same !== undefined && isEqual(same, connector) ? same : connector
  })
  const isSameSet =
    connectors.length === previous.connectors.length && connectors.every((c, i) => c === previous.connectors[i])
  return {
    ...phase,
    connectors: isSameSet ? previous.connectors : connectors,
    tenant: isEqual(previous.tenant, phase.tenant) ? previous.tenant : phase.tenant,
  }
}

/**
 * Reports whether two plain values (JSON) are equal, whatever the order of their members. Shared parts are equal at once, so
 * that a document is compared with an edited one in the time that the edited part takes. A member that is undefined counts
 * as left out.
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isEqual(one, b[i]))
  const [one, other] = [membersOf(a), membersOf(b)]
  return (
    one.size === other.size && [...one].every(([name, value]) => other.has(name) && isEqual(value, other.get(name)))
  )
}

const membersOf = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, member]) => member !== undefined))
