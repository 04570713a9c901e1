import type { Label, QuestionId } from '#lib/matcher'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The subject of a finding, by which the list of codes is grouped. */
export type FindingGroup = 'network' | 'name' | 'setting' | 'lock' | 'side-entrance'

type FindingKind = {
  readonly group: FindingGroup
  readonly severity: Severity
  /** how well the rule behind it is known (docs/rules.md §1) */
  readonly label: Label
  readonly sources: readonly string[]
  /** the open question that decides how serious it is, if any */
  readonly question: QuestionId | null
}

const kind = (
  group: FindingGroup,
  severity: Severity,
  label: Label,
  sources: readonly string[],
  question: QuestionId | null = null,
): FindingKind => ({ group, severity, label, sources, question })

/** Every code a finding can have. Its texts stand in lib/texts, in `findings.json`, under the same code. */
export const FINDING_CODES = {
  NETWORK_UNREADABLE: kind('network', 'error', 'DOC', ['MS-NEW']),
  IPV6_NOT_SUPPORTED: kind('network', 'error', 'DOC', ['MS-NEW', 'SEED']),
  IPV4_IN_IPV6_FORM: kind('network', 'error', 'DOC', ['MS-NEW']),
  NETWORK_TOO_WIDE: kind('network', 'error', 'DOC', ['MS-NEW', 'CF']),
  RANGE_NOT_SUPPORTED: kind('network', 'error', 'LEAD', ['MS-NEW']),
  HOST_BITS: kind('network', 'info', 'DOC', ['MS-NEW']),
  DUPLICATE_NETWORK: kind('network', 'info', 'INF', []),
  RESERVED_ADDRESS: kind('network', 'warning', 'LEAD', []),
  TOO_MANY_NETWORKS: kind('network', 'warning', 'UNK', ['PP-ESS']),
  FURTHER_ENTRIES: kind('network', 'info', 'INF', []),
  NETWORKS_OVERLAP: kind('network', 'info', 'LEAD', []),
  IPV6_SENDERS_REFUSED: kind('network', 'info', 'DOC', ['SEED', 'MS-NEW', 'MS-IPV6']),

  NAME_MISSING: kind('name', 'error', 'DOC', ['MS-NEW']),
  DUPLICATE_NAME: kind('name', 'warning', 'LEAD', []),
  SENDER_DOMAINS_EMPTY: kind('name', 'error', 'DOC', ['MS-NEW']),
  WILDCARD_MISPLACED: kind('name', 'error', 'DOC', ['MS-NEW']),
  UNTIDY_TEXT: kind('name', 'info', 'INF', []),
  SENDER_DOMAIN_COST: kind('name', 'info', 'FIELD', ['ORCA233']),
  ACCEPTED_DOMAIN_IMPOSSIBLE: kind('name', 'error', 'INF', []),
  ASSOCIATED_DOMAIN_UNKNOWN: kind('name', 'warning', 'LEAD', []),
  CERTIFICATE_NAME_UNREADABLE: kind('name', 'error', 'LEAD', []),
  CERTIFICATE_SUBJECT_FORM: kind('name', 'warning', 'LEAD', []),
  SHARED_BY_EVERY_TENANT: kind('name', 'error', 'INF', ['MS-3P']),
  SHARED_BY_VENDOR_CUSTOMERS: kind('name', 'warning', 'INF', ['MS-3P', 'DSZP']),
  WILDCARD_NAME_NOT_OWN: kind('name', 'info', 'INF', ['MS-3P']),

  RESTRICT_IP_WITHOUT_LIST: kind('setting', 'warning', 'LEAD', []),
  RESTRICT_CERTIFICATE_WITHOUT_NAME: kind('setting', 'warning', 'LEAD', []),
  TLS_NAME_WITHOUT_TLS: kind('setting', 'error', 'DOC', ['MS-NEW']),
  BOTH_RESTRICTIONS: kind('setting', 'warning', 'SEED', ['MS-CONN', 'SEED', 'DSZP'], 'Q3'),
  IDENTITY_NOT_APPLIED: kind('setting', 'warning', 'DOC', ['MS-NEW'], 'Q20'),
  TREATS_AS_INTERNAL_ON_PARTNER: kind('setting', 'error', 'DOC', ['MS-NEW']),
  CLOUD_SERVICES_ON_PARTNER: kind('setting', 'warning', 'LEAD', ['MS-NEW']),
  RESTRICTION_ON_ON_PREMISES: kind('setting', 'warning', 'DOC', ['MS-NEW', 'MS-3P']),
  ON_PREMISES_DOMAIN_NOT_ACCEPTED: kind('setting', 'warning', 'DOC', ['MC1226222', 'MS-JP'], 'Q17'),
  ON_PREMISES_BY_ADDRESS: kind('setting', 'info', 'DOC', ['MC1226222'], 'Q7'),

  NO_CONNECTORS: kind('lock', 'info', 'SEED', ['SEED', 'MS-PART']),
  NO_LOCK: kind('lock', 'warning', 'DOC', ['MS-PART', 'SEED']),
  LOCK_DISABLED: kind('lock', 'warning', 'INF', ['HORNET', 'MS-NEW']),
  ON_PREMISES_DOES_NOT_LOCK: kind('lock', 'warning', 'DOC', ['MS-3P', 'PFISTER']),
  WILDCARD_NOT_LOCKED: kind('lock', 'error', 'DOC', ['MS-NEW', 'MS-3P']),
  TLS_IS_NO_LOCK: kind('lock', 'error', 'SEED', ['SEED']),
  IDENTIFY_ONLY: kind('lock', 'warning', 'DOC', ['MS-NEW', 'DSZP'], 'Q12'),

  POSSIBLE_HOLE: kind('side-entrance', 'error', 'UNK', ['SEED', 'MS-CONN'], 'Q2'),
  EXCEPTION_WITHOUT_EFFECT: kind('side-entrance', 'warning', 'DOC', ['MS-CONN', 'ISS900'], 'Q2'),
  PARTNER_BEHIND_FILTER: kind('side-entrance', 'warning', 'UNK', ['SEED', 'MS-CONN'], 'Q1'),
  VENDOR_DOMAIN_INSTEAD_OF_ALL: kind('side-entrance', 'error', 'INF', ['MS-NEW']),
  SIDE_ENTRANCE_OPEN: kind('side-entrance', 'warning', 'FIELD', ['MS-CONN', 'ISS2642']),
  ENHANCED_FILTERING_NOT_ON_ALL: kind('side-entrance', 'warning', 'DOC', ['MS-EF']),
  RECIPIENTS_LIMITED: kind('side-entrance', 'info', 'DOC', ['MS-CONN']),
} as const satisfies Record<string, FindingKind>

export type FindingCode = keyof typeof FINDING_CODES
export const FINDING_CODE_NAMES = Object.keys(FINDING_CODES) as FindingCode[]
