import type { OpenFact, Sender } from '#lib/matcher'

/** Where in the pasted text something stands. `line` counts from 1; null where the text has no lines of its own (JSON). */
export type TextPosition = { readonly line: number | null; readonly quote: string }

/**
 * A fact as the evidence gives it. `stated`: the text says it; `inferred`: it follows from what the text says, by a
 * rule of docs/formats.md §6 to §8. What the text does not tell is null and never filled in.
 */
export type Known<T> =
  | { readonly value: T; readonly how: 'stated' | 'inferred'; readonly from: TextPosition }
  | { readonly value: null; readonly how: null; readonly from: null }

export type EvidenceFacts = { readonly [Name in OpenFact]: Known<NonNullable<Sender[Name]>> }

/** What was recognised in the pasted text. */
type EvidenceKind = 'header' | 'bounce' | 'trace' | 'unknown'

/** Which rule of Exchange Online an answer names; `other` is an answer that no inbound connector gives. */
export type ReplyRule = 'locked' | 'direct-send' | 'not-ours' | 'no-tls' | 'untrusted' | 'other'

/** What an `other` answer is about. */
export type OtherCause =
  | 'banned-sender'
  | 'banned-address'
  | 'customer-block-list'
  | 'unknown-recipient'
  | 'ipv6-not-accepted'
  | 'ipv6-not-authenticated'
  | 'ipv6-without-name'
  | 'too-much-mail'
  | 'try-later'
  | 'unregistered-domain'
  | 'too-many-recipients'
  | 'other-endpoint'
  | 'wrong-region'
  | 'older-attribution'
  | 'certificate-chain'
  | 'code-without-text'
  | 'not-known'

export type ReplyCode = {
  readonly code: number | null
  readonly enhancedCode: string | null
  readonly from: TextPosition
}

/** Something that may be a fact but does not prove it, such as the To header: to be offered, not taken over. */
export type Hint = { readonly fact: OpenFact; readonly value: string; readonly from: TextPosition }

export type EvidenceProblem = {
  readonly code: EvidenceProblemCode
  readonly line: number | null
  /** what the text of the code is filled with */
  readonly value: string
}

export type Evidence = {
  readonly kind: EvidenceKind
  readonly facts: EvidenceFacts
  readonly hints: readonly Hint[]
  /** the SMTP answer that was found; null when there is none */
  readonly replyCode: ReplyCode | null
  /** null when the text holds no answer */
  readonly replyRule: ReplyRule | null
  /** only for `other` */
  readonly otherCause: OtherCause | null
  /** whether the answer is that of a connector's lock: 550 5.7.51 TenantInboundAttribution */
  readonly isLock: boolean
  /** the inbound connector the trace names; null when none is named */
  readonly connectorName: string | null
  /** whether the trace says which connector it was: `named`, the `default` one (none matched), or nothing at all */
  readonly attribution: 'named' | 'default' | 'not-said'
  readonly tenantServiceProvider: string | null
  /** ISO 8601, UTC */
  readonly receivedAt: string | null
  readonly problems: readonly EvidenceProblem[]
}

/** What can be doubtful about evidence. The texts stand in lib/texts, in `evidence-problems.json`, with `{value}`. */
export const EVIDENCE_PROBLEMS = [
  'TOO_LONG',
  'NOT_RECOGNISED',
  'NO_OUTSIDE_HOP',
  'NOT_LAST_HOP',
  'SKIP_LISTED',
  'CIP_DIFFERS',
  'INTERNAL_ADDRESS',
  'SEVERAL_VALUES',
  'SEVERAL_ANSWERS',
  'CODE_WITHOUT_TEXT',
  'REMOTE_ADDRESS',
  'NAME_UNSURE',
  'NAME_WRAPPED',
  'NAME_CUT',
  'SEVERAL_CONNECTORS',
  'XML_DECLARATION',
  'XML_BROKEN',
] as const

type EvidenceProblemCode = (typeof EVIDENCE_PROBLEMS)[number]

export const NOT_KNOWN = { value: null, how: null, from: null } as const

export const NO_FACTS: EvidenceFacts = {
  sourceIP: NOT_KNOWN,
  tls: NOT_KNOWN,
  certificateNames: NOT_KNOWN,
  certificateTrusted: NOT_KNOWN,
  mailFrom: NOT_KNOWN,
  recipient: NOT_KNOWN,
}

export const NO_EVIDENCE: Evidence = {
  kind: 'unknown',
  facts: NO_FACTS,
  hints: [],
  replyCode: null,
  replyRule: null,
  otherCause: null,
  isLock: false,
  connectorName: null,
  attribution: 'not-said',
  tenantServiceProvider: null,
  receivedAt: null,
  problems: [],
}

export const stated = <T>(value: T, from: TextPosition): Known<T> => ({ value, how: 'stated', from })
export const inferred = <T>(value: T, from: TextPosition): Known<T> => ({ value, how: 'inferred', from })

/** A problem of the list above: what it is about, and the line where it stands. */
export const evidenceProblem = (
  code: EvidenceProblemCode,
  value = '',
  line: number | null = null,
): EvidenceProblem => ({ code, line, value })
