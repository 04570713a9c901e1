import 'server-only'
import type { AddressesAnswer } from '#lib/contract/addresses'
import type { EvidenceAnswer } from '#lib/contract/evidence'
import type { FindingAnswer } from '#lib/contract/findings'
import type { ImportAnswer } from '#lib/contract/import'
import type { PlanAnswer } from '#lib/contract/plan'
import type { AddressList } from '#lib/exchange/addresses/address-list'
import type { ImportedConnectors } from '#lib/exchange/connectors/import-connectors'
import type { Evidence, Known } from '#lib/exchange/evidence/evidence'
import type { Finding } from '#lib/scenario/findings/finding'
import type { PlanReport } from '#lib/scenario/wants/plan-report'
import { loadCatalogue } from '#lib/texts/catalogue'
import { loadEngineTexts } from '#lib/texts/engine-texts'
import { fillIn, fillInFinding } from '#lib/texts/format'
import { SCREENS } from '#lib/texts/messages'

// The API says in English what the engine returns as codes and values.

/** Findings with their message, and with a label at their fix. */
export async function findingsInEnglish(findings: readonly Finding[]): Promise<FindingAnswer[]> {
  const texts = await loadEngineTexts('findings', 'en')
  return findings.map(({ fix, sources, ...finding }) => {
    const { title, text, advice, fix: label = advice } = fillInFinding(texts[finding.code], finding.parameters)
    const said = { ...finding, message: `${title}: ${text} ${advice}`, sources: [...sources] }
    return fix === undefined ? said : { ...said, fix: { label, ...fix } }
  })
}

/** The report of a plan, with the message of each finding. */
export async function planInEnglish({ findings, ...report }: PlanReport): Promise<PlanAnswer> {
  const texts = await loadEngineTexts('plan-findings', 'en')
  return {
    ...report,
    findings: findings.map((finding) => {
      const { title, text, advice } = fillInFinding(texts[finding.code], finding.parameters)
      return { ...finding, message: `${title}: ${text} ${advice}` }
    }),
  }
}

/** What was imported, with the message of each problem. */
export async function importInEnglish({
  format,
  connectors,
  facts,
  problems,
  absent,
}: ImportedConnectors): Promise<ImportAnswer> {
  const texts = await loadEngineTexts('import-problems', 'en')
  return {
    format,
    connectors: [...connectors],
    facts: { ...facts, acceptedDomains: facts.acceptedDomains === null ? null : [...facts.acceptedDomains] },
    problems: problems.map((problem) => ({ ...problem, message: fillIn(texts[problem.code], problem.parameters) })),
    absent: absent.map(({ connectorId, properties }) => ({ connectorId, properties: [...properties] })),
  }
}

/** The networks of a list, with a sentence for each part that was left out. */
export async function addressesInEnglish({ networks, leftOut }: AddressList): Promise<AddressesAnswer> {
  const texts = await loadEngineTexts('address-reasons', 'en')
  return {
    networks: networks.map(({ network }) => network),
    readAs: networks.filter(({ network, written }) => network !== written),
    leftOut: leftOut.map((one) => ({ ...one, message: fillIn(texts[one.reason], { value: one.value }) })),
  }
}

/** What evidence states, with the sentence that explains its reply and one for each doubt. */
export async function evidenceInEnglish(evidence: Evidence): Promise<EvidenceAnswer> {
  const texts = await loadEngineTexts('evidence-problems', 'en')
  const { answer } = await loadCatalogue(SCREENS.evidence, 'en')
  const { replyRule: rule, otherCause: cause, facts, ...rest } = evidence
  return {
    ...rest,
    replyRule: rule,
    otherCause: cause,
    facts: { ...facts, certificateNames: copyOf(facts.certificateNames) },
    hints: [...evidence.hints],
    explanation: rule === null ? null : rule === 'other' ? answer.other[cause ?? 'not-known'] : answer.rule[rule],
    problems: evidence.problems.map((one) => ({ ...one, message: fillIn(texts[one.code], { value: one.value }) })),
  }
}

const copyOf = (known: Known<readonly string[]>): Known<string[]> =>
  known.value === null ? known : { ...known, value: [...known.value] }
