import type { Basis } from './labels'
import type { QuestionId } from './questions'
import type { OpenFact, Sender } from './sender'
import type { TraceEntry } from './trace'

/** What Exchange Online does with one message if nothing is open. */
export type Outcome = 'accepted' | 'rejected' | 'deferred' | 'not-ours'

/** The SMTP answer. Microsoft's wording varies; the codes do not. */
export type Reply = { readonly code: number; readonly enhancedCode: string; readonly text: string }

/** An answer or a fact that an alternative presumes. */
export type Given =
  | { readonly question: QuestionId; readonly answer: string }
  | { readonly fact: OpenFact; readonly value: Sender[OpenFact] }

export type Alternative = {
  readonly outcome: Outcome
  readonly attributedTo: readonly string[]
  readonly reply: Reply | null
  readonly given: readonly Given[]
}

export type Verdict = {
  /** `uncertain`: open questions without a default, or unknown facts, lead to different outcomes */
  readonly outcome: Outcome | 'uncertain'
  /**
   * the outcomes under the defaults: one, unless uncertain. If unknown facts leave too many ways to follow, every
   * outcome that the known facts do not rule out
   */
  readonly possible: readonly Outcome[]
  /** ids of all connectors that admit the sender, in the order sent; empty for the default connector */
  readonly attributedTo: readonly string[]
  /** null for accepted and uncertain */
  readonly reply: Reply | null
  readonly basis: Basis
  readonly alternatives: readonly Alternative[]
  /** the number of distinct alternatives beyond the sixteen listed; a lower bound if not every way was followed */
  readonly moreAlternatives: number
}

export type ExplainedVerdict = Verdict & { readonly trace: readonly TraceEntry[] }

/** What a refused sender is told (docs/rules.md §6). */
export const REPLIES = {
  locked: {
    code: 550,
    enhancedCode: '5.7.51',
    text: "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set",
  },
  notOurs: { code: 550, enhancedCode: '5.7.64', text: '550 5.7.64 TenantAttribution; Relay Access Denied SMTP' },
  directSend: {
    code: 550,
    enhancedCode: '5.7.68',
    text: '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
  },
  noTls: {
    code: 454,
    enhancedCode: '4.7.0',
    text: '454 4.7.0 Failed to establish appropriate TLS channel: Access Denied',
  },
} as const satisfies Record<string, Reply>

/**
 * Reports whether the sender surely does not get in: it is refused, deferred, or told that the recipient is not here.
 */
export const isNotAccepted = (verdict: Verdict): boolean => !verdict.possible.includes('accepted')
