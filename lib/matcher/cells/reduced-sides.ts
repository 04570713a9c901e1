import { QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import { type Choice, type Choices, explore } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import { judge } from '#lib/matcher/rules/judge'
import { type Facts, type Prepared, type PreparedConnector, sortByType } from '#lib/matcher/rules/prepare'
import type { Credit, GivenAnswer, KindOfPart } from './results'
import { rungOf, type World, worldsOf } from './short-verdict'
import type { Axes } from './sides'

/** Ways through the rules that one cell is followed at most; the questions that can meet in one stay far below. */
const MOST_WAYS = 20_000

/** One way through the rules: what each side comes to, and what was chosen. */
export type Way = { readonly judgements: readonly Judgement[]; readonly path: readonly Choice[] }

export const nonDefaultChoices = (path: readonly Choice[]): Choice[] =>
  path.filter(({ option, fallback }) => option !== fallback)

/** Reports whether the answer is another than the question's own default, whatever was fallen back on where it was asked. */
export const differsFromDefault = ({ about, option }: Choice): boolean =>
  option !== QUESTIONS[about as QuestionId].default

/** The sides of one cell, cut down to one connector of each kind. */
export class ReducedSides {
  private readonly small: readonly Prepared[]
  private readonly kindOf: readonly ReadonlyMap<string, number>[]

  constructor(
    private readonly axes: Axes,
    private readonly facts: Facts,
    kinds: readonly KindOfPart[],
  ) {
    const bySide = axes.sides.map((_, side) => kinds.filter(({ part }) => part.side === side))
    this.small = axes.sides.map((full, side) =>
      cutDown(
        full,
        (bySide[side] ?? []).map(({ part }) => part.prepared),
      ),
    )
    this.kindOf = bySide.map((own) => new Map(own.map(({ kind, part }) => [part.prepared.id, kind])))
  }

  /** By side, what the questions without a default lead to. */
  worlds(): World[][] {
    return this.underDefaults(new Map()).map(worldsOf)
  }

  credit(): Credit {
    return this.underDefaults(new Map()).map((leaves, side) => [
      ...new Set(leaves.flatMap(({ value }) => this.kindsOfSide(value, side))),
    ])
  }

  /** What the questions without a default lead to, on all sides at once. */
  byDefault(): Judgement[][] {
    const options = { everyAnswer: false, limit: MOST_WAYS }
    return explore((choices) => this.evaluate(choices), this.axes.answers, options).leaves.map(({ value }) => value)
  }

  allAnswers() {
    return explore((choices) => this.evaluate(choices), this.axes.answers, { everyAnswer: true, limit: MOST_WAYS })
  }

  kindsOf(judgements: readonly Judgement[]): Credit {
    return judgements.map((judgement, side) => this.kindsOfSide(judgement, side))
  }

  /** The fewest answers that bring about the way's judgements whatever else is open (`withCredit`: who admits, too). */
  fewestAnswers({ judgements, path }: Way, withCredit: boolean): GivenAnswer[] {
    const wanted = judgements.map((judgement) => keyOf(judgement, withCredit))
    const holds = (choices: readonly Choice[]) =>
      this.underDefaults(new Map(choices.map(({ about, option }) => [about, option]))).every((leaves, side) =>
        leaves.every(({ value }) => keyOf(value, withCredit) === wanted[side]),
      )
    // In a fixed order, so that of several smallest sets of answers it is the same one whichever side comes first.
    const inOrder = [...path].sort((a, b) => (a.about < b.about ? -1 : 1))
    let given = inOrder.filter(differsFromDefault)
    // Where two sides fall back on different answers, a default must be said too.
    if (!holds(given)) given = inOrder
    for (const choice of given) {
      const others = given.filter((other) => other !== choice)
      if (holds(others)) given = others
    }
    return given.map(toGiven)
  }

  private kindsOfSide({ attributedTo }: Judgement, side: number): number[] {
    return attributedTo.flatMap((id) => this.kindOf[side]?.get(id) ?? [])
  }

  private evaluate(choices: Choices): Judgement[] {
    return this.small.map((side) => judge(side, this.facts, choices, null))
  }

  private underDefaults(fixed: ReadonlyMap<Choice['about'], number>) {
    return this.small.map(
      (side) =>
        explore((choices) => judge(side, this.facts, choices, null), this.axes.answers, {
          everyAnswer: false,
          fixed,
          limit: MOST_WAYS,
        }).leaves,
    )
  }
}

const keyOf = (judgement: Judgement, withCredit: boolean): string =>
  `${rungOf(judgement)} ${withCredit ? judgement.attributedTo.join(' ') : ''}`

function toGiven({ about, option }: Choice): GivenAnswer {
  const question = about as QuestionId
  return { question, answer: QUESTIONS[question].answers[option] ?? '' }
}

const cutDown = (side: Prepared, enabled: readonly PreparedConnector[]): Prepared => ({
  ...side,
  disabled: [],
  ...sortByType(enabled),
})
