import type { CollectorPart } from '#lib/scenario/document/collected'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { isOnSomeOnly } from '#lib/scenario/findings/enhanced-filtering'
import { findInCertificates, isCertificateLock } from './certificate-findings'
import { judgeDomainRecords } from './mx-in-dns'
import { judgeOutbound } from './outbound-spf'

/** What no verdict takes into account. */
export const NOT_JUDGED_CODES = [
  'ENHANCED_FILTERING',
  'MAIL_FLOW_RULES',
  'ARC_SEALERS',
  'OUTBOUND',
  'JOURNAL_RULES',
  'DNS',
  'CERTIFICATES',
  'THROTTLING',
  'OLD_FILTER_KEEPS_ACCEPTING',
] as const
type NotJudgedCode = (typeof NOT_JUDGED_CODES)[number]

/** `wrong`: somebody has to look at what was found. `ok`: it was read whole, and nothing was found. */
type NotJudgedState = 'ok' | 'wrong' | 'not-read'
export type NotJudged = { readonly code: NotJudgedCode; readonly state: NotJudgedState }

type Known = Pick<ScenarioDocument, 'phases' | 'services' | 'collected' | 'domainRecords' | 'spfAnswers'>

type CollectedItem = {
  /** the parts of a collector file that tell of it; all must have been read before nothing found means anything */
  readonly parts: readonly CollectorPart[]
  /** the codes of lib/exchange/collector that make it wrong */
  readonly wrong: readonly string[]
}

/** What a collector file tells. */
export const COLLECTED_ITEMS: Readonly<Partial<Record<NotJudgedCode, CollectedItem>>> = {
  ENHANCED_FILTERING: {
    parts: ['inboundConnectors', 'enhancedFiltering'],
    wrong: ['ENHANCED_FILTERING_MISSING', 'ENHANCED_FILTERING_FOR_SOME'],
  },
  MAIL_FLOW_RULES: {
    parts: ['transportRules', 'hostedConnectionFilterPolicies', 'spoofAllows'],
    wrong: [
      'RULE_ACTS_AS_LOCK',
      'RULE_STOPS_MAIL',
      'RULE_SKIPS_FILTERING',
      'RULE_SKIPS_ALL_FILTERING',
      'IP_ALLOW_LIST',
      'SPOOF_ALLOWED',
    ],
  },
  ARC_SEALERS: { parts: ['arcConfig'], wrong: ['ARC_SEALERS_TRUSTED'] },
  JOURNAL_RULES: { parts: ['journalRules'], wrong: ['JOURNAL_RULE'] },
}

/**
 * For each thing that no verdict takes into account whether somebody has read it, and whether something was found. What
 * nobody has read is never ok.
 */
export const findNotJudged = (document: Known): NotJudged[] =>
  NOT_JUDGED_CODES.map((code) => ({ code, state: stateOf(code, document) }))

function stateOf(code: NotJudgedCode, document: Known): NotJudgedState {
  if (code === 'CERTIFICATES') return stateOfCertificates(document)
  if (code === 'DNS') return judgeDomainRecords(document)
  if (code === 'OUTBOUND') return judgeOutbound(document)
  if (code === 'ENHANCED_FILTERING' && document.phases.some(({ connectors }) => isOnSomeOnly(connectors)))
    return 'wrong'
  const item = COLLECTED_ITEMS[code]
  if (item === undefined) return 'not-read'
  if (hasFinding(document, item.wrong)) return 'wrong'
  const notRead = document.collected?.notRead ?? null
  return notRead !== null && item.parts.every((part) => !notRead.includes(part)) ? 'ok' : 'not-read'
}

const hasFinding = ({ collected }: Known, codes: readonly string[]): boolean =>
  collected?.findings.some(({ code }) => codes.includes(code)) ?? false

/** Ok where every lock by certificate has a certificate that was read and will do. */
function stateOfCertificates(document: Known): NotJudgedState {
  const found = findInCertificates(document)
  if (found.some(({ code }) => code !== 'CERTIFICATE_NOT_CHECKED')) return 'wrong'
  const locks = document.phases.flatMap(({ connectors }) => connectors.filter(isCertificateLock))
  const isRead =
    locks.length > 0 && found.length === 0 && document.services.some(({ certificates }) => certificates.length > 0)
  return isRead ? 'ok' : 'not-read'
}
