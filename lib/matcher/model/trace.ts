import type { Label } from './labels'
import type { QuestionId } from './questions'
import type { OpenFact } from './sender'

/** What a check looks at. */
export type Check =
  | 'enabled'
  | 'senderDomain'
  | 'recipient'
  | 'tls'
  | 'sourceIP'
  | 'certificate'
  | 'restriction'
  | 'acceptedDomain'
  | 'directSend'
  | 'lock'

export type CheckResult = 'pass' | 'fail' | 'skip' | 'unknown'

/** Every code of a trace, with its check, its result, and how well the rule behind it is known. */
export const TRACE_CODES = {
  CONNECTOR_DISABLED: { check: 'enabled', result: 'skip', label: 'INF', source: 'MS-NEW, HORNET' },
  SENDER_DOMAIN_OUT_OF_SCOPE: { check: 'senderDomain', result: 'skip', label: 'DOC', source: 'MS-NEW' },
  RECIPIENT_OUT_OF_SCOPE: { check: 'recipient', result: 'skip', label: 'FIELD', source: 'ISS2642, MS-CONN' },
  TLS_PRESENT: { check: 'tls', result: 'pass', label: 'SEED', source: 'SEED' },
  TLS_MISSING: { check: 'tls', result: 'fail', label: 'FIELD', source: 'MS-NEW, DPF12' },
  IP_LISTED: { check: 'sourceIP', result: 'pass', label: 'SEED', source: 'SEED, MS-NEW' },
  IP_NOT_LISTED: { check: 'sourceIP', result: 'fail', label: 'SEED', source: 'SEED, MS-NEW' },
  IPV6_NOT_EXPRESSIBLE: { check: 'sourceIP', result: 'fail', label: 'SEED', source: 'SEED, MS-NEW' },
  CERTIFICATE_NAME_MATCH: { check: 'certificate', result: 'pass', label: 'SEED', source: 'SEED, MS-NEW' },
  CERTIFICATE_NAME_MISMATCH: { check: 'certificate', result: 'fail', label: 'SEED', source: 'SEED' },
  CERTIFICATE_NAME_UNSURE: {
    check: 'certificate',
    result: 'unknown',
    label: 'UNK',
    source: 'MS-NEW, MS-SET, MS-TRANS',
  },
  CERTIFICATE_MISSING: { check: 'certificate', result: 'fail', label: 'INF', source: 'MS-NEW' },
  CERTIFICATE_WITHOUT_CLIENT_AUTH: {
    check: 'certificate',
    result: 'unknown',
    label: 'UNK',
    source: 'EKU-NSP, EKU-NET',
  },
  CERTIFICATE_UNTRUSTED: { check: 'certificate', result: 'fail', label: 'INF', source: 'MS-454, MS-5764' },
  NOT_RESTRICTED: { check: 'restriction', result: 'skip', label: 'DOC', source: 'MS-CONN' },
  ACCEPTED_DOMAIN_MISSING: { check: 'acceptedDomain', result: 'fail', label: 'DOC', source: 'MC1226222, MS-RELAY' },
  RECIPIENT_NOT_ACCEPTED: { check: 'recipient', result: 'fail', label: 'DOC', source: 'MS-5764, MS-NDR' },
  DIRECT_SEND_REJECTED: { check: 'directSend', result: 'fail', label: 'DOC', source: 'MS-ORG, MS-DS' },
  NO_LOCK: { check: 'lock', result: 'pass', label: 'SEED', source: 'SEED, MS-PART' },
} as const satisfies Record<string, { check: Check; result: CheckResult; label: Label; source: string }>

export type TraceCode = keyof typeof TRACE_CODES
export const TRACE_CODE_NAMES = Object.keys(TRACE_CODES) as TraceCode[]

/**
 * What a check compared: what the connector wants, what the sender presented, and the question that decides, if any.
 */
export type TraceDetail = {
  readonly wanted?: string | readonly string[]
  /** the number of entries of the list from which `wanted` quotes some */
  readonly wantedCount?: number
  /** null for a fact that is not known */
  readonly presented?: string | readonly string[] | null
  readonly question?: QuestionId
  /** entries, or a name without RequireTls, that are evaluated as written although Exchange Online would refuse them */
  readonly asWritten?: readonly string[]
  /** ids of the other connectors of this name, which Exchange Online would refuse */
  readonly sameName?: readonly string[]
}

export type TraceEntry = {
  /** null for a check that belongs to no one connector */
  readonly connectorId: string | null
  readonly check: Check
  readonly code: TraceCode
  readonly result: CheckResult
  readonly detail: TraceDetail
  readonly label: Label
  readonly source: string
  /** the open questions and unknown facts that decide whether an uncertain verdict has this check with this result */
  readonly dependsOn?: readonly (QuestionId | OpenFact)[]
}

/** Makes an entry of the trace; check, result, label and source follow from the code. */
export function traceEntry(connectorId: string | null, code: TraceCode, detail: TraceDetail): TraceEntry {
  const { check, result, label, source } = TRACE_CODES[code]
  return { connectorId, check, code, result, detail, label, source }
}
