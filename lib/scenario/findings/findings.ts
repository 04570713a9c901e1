import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { FINDING_CODES } from './codes'
import { detectFindings } from './detect'
import type { Finding } from './finding'

/**
 * The findings on a connector set: values that Exchange Online refuses, settings without the expected effect, and open
 * side entrances (docs/rules.md §8, §9). A fix is offered only if it changes no verdict. The connectors need not have
 * passed a schema.
 */
export function findFindings(tenant: Tenant, connectors: readonly ScenarioConnector[]): Finding[] {
  return detectFindings(tenant, connectors).map((detected) => {
    const { severity, sources } = FINDING_CODES[detected.code]
    return { severity, sources, ...detected }
  })
}
