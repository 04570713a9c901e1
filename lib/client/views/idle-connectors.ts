import type { Phase } from '#lib/scenario/document/document'
import { changedProperties } from './phase-changes'

/**
 * The ids of the connectors that a comparison may leave out: switched off, and just so in the phase before. None where
 * nothing else would be left to compare.
 */
export function idleConnectors(previous: Phase | null, phase: Phase): ReadonlySet<string> {
  const before = new Map(previous?.connectors.map((connector) => [connector.id, connector]))
  const idle = phase.connectors.filter((connector) => {
    if (connector.enabled) return false
    if (previous === null) return true
    const was = before.get(connector.id)
    return was !== undefined && changedProperties(was, connector).length === 0
  })
  return new Set(idle.length === phase.connectors.length ? [] : idle.map(({ id }) => id))
}
