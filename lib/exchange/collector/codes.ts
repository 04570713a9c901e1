import type { Label } from '#lib/matcher'
import type { Severity } from '#lib/scenario/findings/codes'

type CollectorFindingKind = { readonly severity: Severity; readonly label: Label; readonly sources: readonly string[] }

const kind = (severity: Severity, label: Label, sources: readonly string[]): CollectorFindingKind => ({
  severity,
  label,
  sources,
})

/** The codes of findings on the rest of a collected tenant. Findings on its connectors have other codes. */
export const COLLECTOR_CODES = {
  RULE_ACTS_AS_LOCK: kind('warning', 'INF', ['MS-3P']),
  RULE_STOPS_MAIL: kind('warning', 'INF', []),
  RULE_STOPS_SOME_MAIL: kind('info', 'INF', []),
  RULE_SKIPS_FILTERING: kind('warning', 'DOC', ['MS-EF', 'PP-ESS']),
  RULE_SKIPS_ALL_FILTERING: kind('error', 'INF', ['MS-EF']),
  IP_ALLOW_LIST: kind('warning', 'INF', []),
  SAFE_LIST_ON: kind('info', 'INF', []),
  ENHANCED_FILTERING_MISSING: kind('warning', 'DOC', ['MS-EF', 'ORCA233']),
  ENHANCED_FILTERING_FOR_SOME: kind('info', 'DOC', ['MS-EF']),
  VENDOR_MADE_CONNECTOR: kind('info', 'FIELD', ['SEPP', 'HORNET']),
  WIZARD_MADE_CONNECTOR: kind('info', 'DOC', ['MS-NEW']),
  IPV6_ON: kind('warning', 'DOC', ['MS-IPV6', 'SEED']),
  IPV6_UNKNOWN: kind('info', 'UNK', ['MS-IPV6']),
  OUTBOUND_SMART_HOST: kind('info', 'INF', ['MS-ROUTE']),
  ARC_SEALERS_TRUSTED: kind('info', 'INF', []),
  SPOOF_ALLOWED: kind('warning', 'INF', []),
  JOURNAL_RULE: kind('info', 'INF', []),
} as const satisfies Record<string, CollectorFindingKind>

export type CollectorCode = keyof typeof COLLECTOR_CODES
export const COLLECTOR_CODE_NAMES = Object.keys(COLLECTOR_CODES) as CollectorCode[]
