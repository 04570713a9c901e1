import type { QuestionId } from '#lib/matcher/model/questions'
import type { Given, Outcome } from '#lib/matcher/model/verdict'
import type { Part } from './sides'

/** An answer to a question that a result hangs on. */
export type GivenAnswer = Extract<Given, { readonly question: QuestionId }>

/** Answers that belong together, numbered, so that equal ones are told by their number. */
export type GivenAnswers = { readonly number: number; readonly answers: readonly GivenAnswer[] }

/** A part in one of the states that address and certificate can put it in. Parts of one kind are told apart by nothing. */
export type KindOfPart = { readonly kind: number; readonly part: Part }

/** Kinds whose parts admit, by side. */
export type Credit = readonly (readonly number[])[]

/** What every sender of a cell is told, on each side. */
export type Result = {
  /** the pair of short verdicts under the defaults (`PairNumbers`) */
  readonly pair: number
  /** two results of one number behave alike when names are joined */
  readonly worlds: number
  /** who admits under the defaults */
  readonly credit: Credit
  /** pairs of answers that only other answers to the questions lead to, each with the fewest of them; none if `pair` differs already */
  readonly elsewhere: readonly { readonly pair: number; readonly given: GivenAnswers }[]
  /** who admits under other answers, where the answer to the sender is the same on both sides */
  readonly credits: readonly { readonly credit: Credit; readonly given: GivenAnswers }[]
  /** only where every way is asked for */
  readonly ways?: Ways
}

/** Outcomes by side. */
export type Outcomes = readonly Outcome[]

/** What becomes of the senders of a cell: under the defaults, and under every consistent set of answers. */
export type Ways = {
  /** several where a question without a default decides */
  readonly byDefault: readonly Outcomes[]
  /** with the fewest answers that bring them about; those that no other answers are needed for have none */
  readonly all: readonly { readonly outcomes: Outcomes; readonly given: () => readonly GivenAnswer[] }[]
}
