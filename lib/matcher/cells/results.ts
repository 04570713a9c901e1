import type { QuestionId } from '#lib/matcher/model/questions'
import type { Given, Outcome } from '#lib/matcher/model/verdict'
import type { AxisMember } from './sides'

/** An answer on which a result depends. */
export type GivenAnswer = Extract<Given, { readonly question: QuestionId }>

/** A set of answers, with a number that is equal for equal sets. */
export type GivenAnswers = { readonly number: number; readonly answers: readonly GivenAnswer[] }

/**
 * A member, and the number of its kind: its shape, and how address and certificate fit it. No rule tells members of one
 * kind apart.
 */
export type KindOfMember = { readonly kind: number; readonly member: AxisMember }

/** Kinds whose members admit, by side. */
export type AdmittingKinds = readonly (readonly number[])[]

/** What all senders of a cell are told, on each side. */
export type Result = {
  /** the pair of short verdicts under the defaults (`PairNumbers`) */
  readonly pair: number
  /** number of the branches by side; results of one number have the same effect when names are joined */
  readonly branches: number
  /** who admits under the defaults */
  readonly admitting: AdmittingKinds
  /**
   * pairs of short verdicts under other answers, each with the fewest answers; empty if `pair` already is a difference
   */
  readonly elsewhere: readonly { readonly pair: number; readonly given: GivenAnswers }[]
  /** who admits under other answers that leave no difference between the short verdicts of both sides */
  readonly admittingElsewhere: readonly { readonly admitting: AdmittingKinds; readonly given: GivenAnswers }[]
  /** only where every way is asked for */
  readonly ways?: Ways
}

/** Outcomes by side. */
export type Outcomes = readonly Outcome[]

/** The outcomes of a cell: under the defaults, and under every consistent set of answers. */
export type Ways = {
  /** several where a question without a default decides */
  readonly byDefault: readonly Outcomes[]
  /** each with the fewest answers that lead to it; empty `given` for outcomes under the defaults */
  readonly all: readonly { readonly outcomes: Outcomes; readonly given: () => readonly GivenAnswer[] }[]
}
