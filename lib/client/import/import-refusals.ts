import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { FINDING_CODES, type FindingCode, type FindingGroup } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { findFindings } from '#lib/scenario/findings/findings'

const NO_TENANT = { acceptedDomains: [], rejectDirectSend: false }
/** It would be taken by Exchange Online, and is an error of another kind. */
const ACCEPTED_ANYWAY: ReadonlySet<FindingCode> = new Set(['SHARED_BY_EVERY_TENANT'])
const OWN_GROUPS: ReadonlySet<FindingGroup> = new Set(['network', 'name', 'setting'])

const KNOWN = new WeakMap<ScenarioConnector, readonly Finding[]>()

/** What Exchange Online would refuse of one connector if it were written like this: it can be read, and is no legal value. */
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

/** Keeps what a worker has found, so that it is not looked for again. */
export const keepRefusals = (connector: ScenarioConnector, found: readonly Finding[]): void => {
  KNOWN.set(connector, found)
}

/** The connector with the offered correction of these codes: the same addresses in legal form. */
export function withFixes(connector: ScenarioConnector, codes: readonly FindingCode[]): ScenarioConnector {
  let fixed = connector
  for (const code of codes) {
    const fix = refusalsOf(fixed).find((finding) => finding.code === code && finding.fix !== undefined)?.fix
    if (fix !== undefined) fixed = { ...fixed, [fix.property]: fix.value }
  }
  return fixed
}
