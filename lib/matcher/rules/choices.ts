import { type Label, rankOf } from '#lib/matcher/model/labels'
import { type Answers, type AnswerTo, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import type { OpenFact } from '#lib/matcher/model/sender'

/**
 * What the rules ask where their way depends on an open question or an unknown fact. Within one evaluation, asking
 * again gives the same answer.
 */
export type Choices = {
  /**
   * Reports whether the answer to the question holds. `isOpen`: the context takes away the default that the question has
   * elsewhere.
   */
  holds<Id extends QuestionId>(id: Id, answer: AnswerTo<Id>, isOpen?: boolean): boolean
  /** Index of the class, out of `classes`, that this evaluation assumes for an unknown fact. */
  fact(fact: OpenFact, classes: number): number
  /**
   * Rank (labels.ts) of an answer: of a recorded one that of the team's own test, of a default that of its label or of
   * `label`.
   */
  rank(id: QuestionId, label?: Label): number
}

/** A question or fact that was asked, and the option with which the evaluation went on. */
export type Choice = {
  readonly about: QuestionId | OpenFact
  readonly isFact: boolean
  readonly option: number
  readonly options: number
  /** the option that is the default; null if there is none */
  readonly fallback: number | null
}

export type Leaf<T> = { readonly value: T; readonly path: readonly Choice[]; readonly usedDefault: boolean }

type Fixed = ReadonlyMap<QuestionId | OpenFact, number>

/**
 * Runs `evaluate` once for every consistent set of answers and returns the results. Recorded `answers` and `fixed`
 * choices never fork. Questions with a default fork only if `everyAnswer`. It stops after `limit` results, or at the
 * first result for which `stopWhen` is true; then `complete` is false.
 */
export function explore<T>(
  evaluate: (choices: Choices) => T,
  answers: Answers,
  {
    everyAnswer,
    fixed,
    limit,
    stopWhen,
  }: { everyAnswer: boolean; fixed?: Fixed; limit: number; stopWhen?: (value: T) => boolean },
): { leaves: Leaf<T>[]; complete: boolean } {
  const leaves: Leaf<T>[] = []
  let prefix: Choice[] = []
  for (;;) {
    const run = new Run(answers, everyAnswer, fixed, prefix)
    const value = evaluate(run)
    leaves.push({ value, path: run.path, usedDefault: run.usedDefault })
    if (stopWhen?.(value)) return { leaves, complete: false }
    const next = nextPrefix(run.path)
    if (next === null) return { leaves, complete: true }
    if (leaves.length >= limit) return { leaves, complete: false }
    prefix = next
  }
}

/** The path up to its last choice with an untried option, with that option. Null if every option was tried. */
function nextPrefix(path: readonly Choice[]): Choice[] | null {
  for (let i = path.length - 1; i >= 0; i--) {
    const choice = path[i] as Choice
    const tried = (choice.option - (choice.fallback ?? 0) + choice.options) % choice.options
    if (tried + 1 < choice.options)
      return [...path.slice(0, i), { ...choice, option: (choice.option + 1) % choice.options }]
  }
  return null
}

/** The choices of one evaluation: it repeats the prefix, and then takes the first option of each further choice. */
class Run implements Choices {
  readonly path: Choice[] = []
  usedDefault = false
  private readonly known = new Map<QuestionId | OpenFact, number>()

  constructor(
    private readonly answers: Answers,
    private readonly everyAnswer: boolean,
    private readonly fixed: Fixed | undefined,
    private readonly prefix: readonly Choice[],
  ) {}

  holds<Id extends QuestionId>(id: Id, answer: AnswerTo<Id>, isOpen = false): boolean {
    const { answers, default: ownDefault } = QUESTIONS[id]
    return answers[this.optionOf(id, isOpen ? null : ownDefault)] === answer
  }

  fact(fact: OpenFact, classes: number): number {
    return this.known.get(fact) ?? this.fixed?.get(fact) ?? this.choose(fact, true, classes, null)
  }

  rank(id: QuestionId, label: Label = QUESTIONS[id].label): number {
    return rankOf(recordedAnswer(this.answers, id) === undefined ? label : 'YOURS')
  }

  /** Index of the answer that holds. `fallback` is the default; null if there is none. */
  private optionOf(id: QuestionId, fallback: number | null): number {
    const known = this.known.get(id) ?? this.fixed?.get(id) ?? recordedAnswer(this.answers, id)
    if (known !== undefined) return known
    if (fallback !== null && !this.everyAnswer) {
      this.usedDefault = true
      return fallback
    }
    return this.choose(id, false, QUESTIONS[id].answers.length, fallback)
  }

  private choose(about: QuestionId | OpenFact, isFact: boolean, options: number, fallback: number | null): number {
    const planned = this.prefix[this.path.length]
    const choice = planned ?? { about, isFact, option: fallback ?? 0, options, fallback }
    this.path.push(choice)
    this.known.set(about, choice.option)
    return choice.option
  }
}

function recordedAnswer(answers: Answers, id: QuestionId): number | undefined {
  const answer = answers[id]
  if (answer === undefined) return undefined
  const index = (QUESTIONS[id].answers as readonly string[]).indexOf(answer)
  return index < 0 ? undefined : index
}
