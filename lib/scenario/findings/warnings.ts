import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Finding } from './finding'
import { findFindings } from './findings'

/** An error or a warning, once for a connector, with the places of all phases that have it. */
export type Warning = Pick<Finding, 'code' | 'severity' | 'connectorId' | 'path' | 'parameters'> & {
  readonly phaseIndexes: readonly number[]
}

type Side = { readonly tenant: Tenant; readonly connectors: readonly ScenarioConnector[] }

/**
 * The errors and warnings on the connectors of a plan, the worst first. A phase begins as a copy of the one before, so what
 * is found on a connector in several phases is one thing to look at.
 */
export function findWarnings(phases: readonly Side[]): Warning[] {
  const found = new Map<string, Warning>()
  for (const [index, { tenant, connectors }] of phases.entries())
    for (const { code, severity, connectorId, path, parameters } of findFindings(tenant, connectors)) {
      if (severity === 'info') continue
      const key = `${code} ${connectorId}`
      const known = found.get(key)
      if (known?.phaseIndexes.at(-1) === index) continue
      const phaseIndexes = [...(known?.phaseIndexes ?? []), index]
      found.set(key, { code, severity, connectorId, path, parameters, ...known, phaseIndexes })
    }
  return [...found.values()].sort((one, other) => Number(isWarning(one)) - Number(isWarning(other)))
}

const isWarning = ({ severity }: Warning): boolean => severity === 'warning'
