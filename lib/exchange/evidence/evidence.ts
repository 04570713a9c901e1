import type { OpenFact, Sender } from '#lib/matcher'

/** A position in the pasted text. `line` counts from 1; null if the text has no lines of its own (JSON). */
export type TextPosition = { readonly line: number | null; readonly quote: string }

/**
 * A fact of the evidence. `stated`: the text states it; `inferred`: it follows from the text by a rule of
 * docs/formats.md §6 to §8. A fact that the text does not give is null and never filled in.
 */
export type Known<T> =
  | { readonly value: T; readonly how: 'stated' | 'inferred'; readonly from: TextPosition }
  | { readonly value: null; readonly how: null; readonly from: null }

export type EvidenceFacts = { readonly [Name in OpenFact]: Known<NonNullable<Sender[Name]>> }

/** The kind of the pasted text. */
type EvidenceKind = 'header' | 'bounce' | 'trace' | 'unknown'

/** The rule of Exchange Online behind a reply; `other` for replies that no inbound connector causes. */
export type ReplyRule = 'locked' | 'direct-send' | 'not-ours' | 'no-tls' | 'untrusted' | 'other'

/** The cause of an `other` reply. */
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
  | 'dmarc'
  | 'sender-authentication'
  | 'attribution-trouble'
  | 'throttled'
  | 'no-traffic'
  | 'compromised-connector'
  | 'block-list'
  | 'code-without-text'
  | 'not-known'

/** Causes that no phase explains, though they have to do with connectors. */
export const CAUSES_OF_CONNECTORS: ReadonlySet<OtherCause | null> = new Set(['throttled', 'compromised-connector'])

export type ReplyCode = {
  readonly code: number | null
  readonly enhancedCode: string | null
  readonly from: TextPosition
}

/**
 * A possible value of a fact without proof, such as the To header. It is offered to the user and not used by itself.
 */
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
  /** the code of the SMTP reply; null if there is none */
  readonly replyCode: ReplyCode | null
  /** null if the text has no SMTP reply */
  readonly replyRule: ReplyRule | null
  /** only for `other` */
  readonly otherCause: OtherCause | null
  /** whether the reply is that of a lock: 550 5.7.51 TenantInboundAttribution */
  readonly isLock: boolean
  /** the inbound connector that the trace names; null if it names none */
  readonly connectorName: string | null
  /** whether the trace names a connector: `named`, the `default` one (none matched), or `not-said` */
  readonly attribution: 'named' | 'default' | 'not-said'
  readonly tenantServiceProvider: string | null
  /** whether an OnPremises connector took the message; null if the text does not tell */
  readonly tookOnPremises: boolean | null
  /** domains of addresses of which the text states no more */
  readonly mailFromDomain: Known<string>
  readonly recipientDomain: Known<string>
  /** the name that the connecting server gave in HELO */
  readonly helo: Known<string>
  /** the server that reports the bounce: the one that had connected to Exchange Online, or one behind it */
  readonly reportingServer: Known<string>
  /** the vendor whose gateway wrote the bounce, by its server or its headers; null if the text does not tell */
  readonly gateway: string | null
  /** ISO 8601, UTC */
  readonly receivedAt: string | null
  readonly problems: readonly EvidenceProblem[]
}

/** What can be doubtful about evidence. The texts stand in lib/texts, in `evidence-problems.json`, with `{value}`. */
export const EVIDENCE_PROBLEMS = [
  'TOO_LONG',
  'NOT_RECOGNISED',
  'INVISIBLE_CHARACTERS',
  'NO_OUTSIDE_HOP',
  'NOT_LAST_HOP',
  'LATER_RETURN_PATH',
  'MAY_BE_SKIPPED_TO',
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
  tookOnPremises: null,
  mailFromDomain: NOT_KNOWN,
  recipientDomain: NOT_KNOWN,
  helo: NOT_KNOWN,
  reportingServer: NOT_KNOWN,
  gateway: null,
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
