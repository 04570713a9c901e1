import type { Fact, Sender } from '#lib/matcher'

/** Where in the pasted text something stands. `line` counts from 1; null where the text has no lines of its own (JSON). */
export type TextPosition = { readonly line: number | null; readonly quote: string }

/**
 * A fact as the evidence gives it. `stated`: the text says it; `inferred`: it follows from what the text says, by a
 * rule of docs/formats.md §6 to §8. What the text does not tell is null and never filled in.
 */
export type Known<T> =
  | { readonly value: T; readonly how: 'stated' | 'inferred'; readonly from: TextPosition }
  | { readonly value: null; readonly how: null; readonly from: null }

export type EvidenceFacts = { readonly [Name in Fact]: Known<NonNullable<Sender[Name]>> }

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
export type Hint = { readonly fact: Fact; readonly value: string; readonly from: TextPosition }

export type EvidenceProblem = {
  readonly code: EvidenceProblemCode
  readonly line: number | null
  readonly value: string
  readonly message: string
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

/** English, with `{parameters}`. */
export const EVIDENCE_PROBLEMS = {
  TOO_LONG: 'The text is longer than {value} characters. Paste the headers, the bounce or the trace detail alone.',
  NOT_RECOGNISED:
    'No message header, bounce or trace detail was found. Paste the headers from their first Received line, the whole bounce, or the output of Get-MessageTraceDetailV2 with its Data.',
  NO_OUTSIDE_HOP:
    'No Received line shows mail coming in from outside at protection.outlook.com. Paste the headers as they arrived in the mailbox.',
  NOT_LAST_HOP:
    'After Exchange Online this message went on to {value}. The hop that was read may belong to another tenant.',
  SKIP_LISTED:
    'Enhanced Filtering was at work: the address {value} is the one it skipped to, not the one that connected.',
  CIP_DIFFERS: 'CIP is {value}, but the Received line shows another address. The Received line was taken.',
  INTERNAL_ADDRESS: '{value} is an address inside Exchange Online or a private network, so the sender is not known.',
  SEVERAL_VALUES: 'Several values were found for {value}, so it was left open. Paste one message alone.',
  SEVERAL_ANSWERS: 'Several different answers were found: {value}. Paste one bounce alone.',
  CODE_WITHOUT_TEXT:
    'The code {value} stands without its sentence, and other systems use codes of their own. Paste the whole answer.',
  REMOTE_ADDRESS:
    'The address {value} is that of Exchange Online, to which the message was sent. The sender is not known.',
  NAME_UNSURE: 'The connector name {value} cannot be told apart from what follows it. Compare it with your connectors.',
  NAME_WRAPPED: 'The connector name {value} was broken over two lines. Compare it with your connectors.',
  NAME_CUT: 'The text ends within the connector data, so the connector is not known. Paste the whole Data property.',
  SEVERAL_CONNECTORS: 'Several connectors are named: {value}. Paste the trace of one message alone.',
  XML_DECLARATION: 'The XML declares a document type or an entity. Exchange Online writes neither, so it was not read.',
  XML_BROKEN: 'The XML of the Data property is cut off or broken near {value}. What stands before it was read.',
} as const

export type EvidenceProblemCode = keyof typeof EVIDENCE_PROBLEMS

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

/** A problem of the list above, with its value put into the message. */
export function evidenceProblem(code: EvidenceProblemCode, value = '', line: number | null = null): EvidenceProblem {
  return { code, line, value, message: EVIDENCE_PROBLEMS[code].replace('{value}', () => value) }
}
