import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { FINDING_CODES } from './codes'
import { detectFindings } from './detect'
import type { Finding } from './finding'

/**
 * What is wrong or risky in a connector set: what Exchange Online would refuse, what does not do what it is taken for,
 * and what leaves the side entrance open (docs/rules.md §8, §9). A fix is offered only where it changes no verdict.
 * Takes any connectors, those that no schema has seen too.
 */
export function findFindings(tenant: Tenant, connectors: readonly ScenarioConnector[]): Finding[] {
  return detectFindings(tenant, connectors).map((detected) => {
    const { severity, sources } = FINDING_CODES[detected.code]
    return { severity, sources, ...detected }
  })
}
