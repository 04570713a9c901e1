import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

/**
 * The document with equal connectors, connector sets and tenants of neighbouring phases made the same object. A phase copies
 * its predecessor's facts, so most are equal; the matcher remembers by object and then judges and parses them once.
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

/** Reports whether two plain values (JSON) are equal. */
export const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
