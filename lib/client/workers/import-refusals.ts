import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { FINDING_CODES, type FindingCode, type FindingGroup } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { findFindings } from '#lib/scenario/findings/findings'

const NO_TENANT = { acceptedDomains: [], rejectDirectSend: false }
/** Errors about values that Exchange Online accepts. */
const ACCEPTED_ANYWAY: ReadonlySet<FindingCode> = new Set(['SHARED_BY_EVERY_TENANT'])
const OWN_GROUPS: ReadonlySet<FindingGroup> = new Set(['network', 'name', 'setting'])

const KNOWN = new WeakMap<ScenarioConnector, readonly Finding[]>()

/** Findings on values of a connector that can be read but that Exchange Online refuses. */
export function refusalsOf(connector: ScenarioConnector): readonly Finding[] {
  const known = KNOWN.get(connector)
  if (known !== undefined) return known
  const found = findFindings(NO_TENANT, [connector]).filter(
    ({ code, severity, connectorId }) =>
      severity === 'error' &&
      connectorId === connector.id &&
      OWN_GROUPS.has(FINDING_CODES[code].group) &&
      !ACCEPTED_ANYWAY.has(code),
  )
  KNOWN.set(connector, found)
  return found
}

/** Caches the refusals that a worker has found. */
export const keepRefusals = (connector: ScenarioConnector, found: readonly Finding[]): void => {
  KNOWN.set(connector, found)
}

/** The connector with the fixes for these codes: the same addresses in valid form. */
export function withFixes(connector: ScenarioConnector, codes: readonly FindingCode[]): ScenarioConnector {
  let fixed = connector
  for (const code of codes) {
    const fix = refusalsOf(fixed).find((finding) => finding.code === code && finding.fix !== undefined)?.fix
    if (fix !== undefined) fixed = { ...fixed, [fix.property]: fix.value }
  }
  return fixed
}
