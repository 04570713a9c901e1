import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { fillIn } from '#lib/scenario/document/message-text'
import { FINDING_CODES } from './codes'
import { detectFindings } from './detect'
import type { Detected } from './detected'
import type { Finding } from './finding'
import { FINDING_TEXTS } from './texts'

export { FINDING_CODE_NAMES, FINDING_CODES, type FindingCode, type Severity } from './codes'
export { FINDING_TEXTS, type FindingText } from './texts'

/**
 * What is wrong or risky in a connector set: what Exchange Online would refuse, what does not do what it is taken for,
 * and what leaves the side entrance open (docs/rules.md §8, §9). A fix is offered only where it changes no verdict.
 * Takes any connectors, those that no schema has seen too.
 */
export function findFindings(tenant: Tenant, connectors: readonly ScenarioConnector[]): Finding[] {
  return detectFindings(tenant, connectors).map(withTexts)
}

/** Adds severity, sources and the English sentences; other languages fill their own texts with the same parameters. */
function withTexts({ code, connectorId, path, value, parameters, fix }: Detected): Finding {
  const { severity, sources } = FINDING_CODES[code]
  const { title, text, advice, fix: label } = FINDING_TEXTS[code]
  const message = fillIn(`${title}: ${text} ${advice}`, parameters)
  const finding: Finding = { code, severity, connectorId, path, value, message, sources: [...sources], parameters }
  return fix === undefined ? finding : { ...finding, fix: { label: label ?? advice, ...fix } }
}
