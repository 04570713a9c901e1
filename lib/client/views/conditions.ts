import type { Fact, QuestionId } from '#lib/matcher'

/** What must be so for a verdict: an answer to an open question, or a fact of a sender that is not known. */
export type VerdictCondition =
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly answer: string }
  | { readonly kind: 'either'; readonly question: QuestionId }
  | { readonly kind: 'fact'; readonly fact: Fact; readonly senderId: string }
