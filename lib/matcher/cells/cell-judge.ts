import { QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import { type Choice, type Choices, explore } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import { judge } from '#lib/matcher/rules/judge'
import {
  type Facts,
  type Prepared,
  type PreparedConnector,
  type PreparedSide,
  sortByType,
} from '#lib/matcher/rules/prepare'
import type { AdmittingKinds, GivenAnswer, KindOfMember } from './results'
import { type Branch, branchesOf, rungOf } from './short-verdict'
import type { Axes } from './sides'

/**
 * The most ways through the rules that are followed in one cell. The questions that one cell can ask stay far below.
 */
const MOST_WAYS = 20_000

/** One way through the rules: the judgement of each side, and the choices that led there. */
export type Way = { readonly judgements: readonly Judgement[]; readonly path: readonly Choice[] }

export const nonDefaultChoices = (path: readonly Choice[]): Choice[] =>
  path.filter(({ option, fallback }) => option !== fallback)

/** Reports whether the answer is not the question's own default, whichever fallback the rules gave where they asked. */
export const differsFromDefault = ({ about, option }: Choice): boolean =>
  option !== QUESTIONS[about as QuestionId].default

/** Judges one sender of one cell on all sides, with one connector of each kind, which stands for all of its kind. */
export class CellJudge {
  /** sides that differ for this cell: of those that are alike, one is judged */
  private readonly small: readonly Prepared[]
  /** by side, its place in `small` */
  private readonly places: readonly number[]
  private readonly kindOf: readonly ReadonlyMap<string, number>[]

  constructor(
    private readonly axes: Axes,
    private readonly facts: Facts,
    kinds: readonly KindOfMember[],
  ) {
    const bySide = axes.sides.map((_, side) => kinds.filter(({ member }) => member.side === side))
    const distinct: { full: PreparedSide; own: readonly PreparedConnector[] }[] = []
    this.places = axes.sides.map((full, side) => {
      const own = (bySide[side] ?? []).map(({ member }) => member.prepared)
      const known = distinct.findIndex((other) => areAlike(full, other.full) && haveSame(own, other.own))
      return known >= 0 ? known : distinct.push({ full, own }) - 1
    })
    this.small = distinct.map(({ full, own }) => cutDown(full, own))
    this.kindOf = bySide.map((own) => new Map(own.map(({ kind, member }) => [member.prepared.id, kind])))
  }

  /** By side, the branches that the questions without a default lead to. */
  branches(): Branch[][] {
    return this.leavesBySide(new Map()).map(branchesOf)
  }

  /** By side, the kinds that admit under the defaults, in any of the branches. */
  admitting(): AdmittingKinds {
    return this.leavesBySide(new Map()).map((leaves, side) => [
      ...new Set(leaves.flatMap(({ value }) => this.kindsOfSide(value, side))),
    ])
  }

  /** The judgements of all sides at once, for each set of answers to the questions without a default. */
  underDefaults(): Judgement[][] {
    const options = { everyAnswer: false, limit: MOST_WAYS }
    return explore((choices) => this.evaluate(choices), this.axes.answers, options).leaves.map(({ value }) => value)
  }

  /** The judgements of all sides at once, for each set of answers to all questions; `complete` is false if some are left out. */
  underAllAnswers() {
    return explore((choices) => this.evaluate(choices), this.axes.answers, { everyAnswer: true, limit: MOST_WAYS })
  }

  /** By side, the kinds to which the judgement attributes the sender. */
  kindsOf(judgements: readonly Judgement[]): AdmittingKinds {
    return judgements.map((judgement, side) => this.kindsOfSide(judgement, side))
  }

  /** The fewest answers that force the judgements of the way. `withAdmitting`: they force who admits, too. */
  fewestAnswers({ judgements, path }: Way, withAdmitting: boolean): GivenAnswer[] {
    const keys = judgements.map((judgement) => keyOf(judgement, withAdmitting))
    const force = (choices: readonly Choice[]) =>
      this.leavesBySide(new Map(choices.map(({ about, option }) => [about, option]))).every((leaves, side) =>
        leaves.every(({ value }) => keyOf(value, withAdmitting) === keys[side]),
      )
    // A fixed order makes the choice among several smallest sets independent of the order of the sides.
    const inOrder = [...path].sort((a, b) => (a.about < b.about ? -1 : 1))
    const others = inOrder.filter(differsFromDefault)
    // Where the sides fall back on different answers to one question, an answer that is a default must be named too.
    return withoutNeedless(force(others) ? others : inOrder, force).map(toGiven)
  }

  private kindsOfSide({ attributedTo }: Judgement, side: number): number[] {
    return attributedTo.flatMap((id) => this.kindOf[side]?.get(id) ?? [])
  }

  private evaluate(choices: Choices): Judgement[] {
    return this.bySide(this.small.map((side) => judge(side, this.facts, choices, null)))
  }

  /** What was found of the sides that differ, for each side. */
  private bySide<T>(found: readonly T[]): T[] {
    return this.places.flatMap((place) => found.slice(place, place + 1))
  }

  /** By side, the judgements under the defaults and `fixed` answers, for each set of answers to the other questions. */
  private leavesBySide(fixed: ReadonlyMap<Choice['about'], number>) {
    return this.bySide(
      this.small.map(
        (side) =>
          explore((choices) => judge(side, this.facts, choices, null), this.axes.answers, {
            everyAnswer: false,
            fixed,
            limit: MOST_WAYS,
          }).leaves,
      ),
    )
  }
}

/** The choices without each that the others do not need to force the same. */
function withoutNeedless(
  choices: readonly Choice[],
  force: (choices: readonly Choice[]) => boolean,
): readonly Choice[] {
  return choices.reduce<readonly Choice[]>((kept, choice) => {
    const others = kept.filter((other) => other !== choice)
    return force(others) ? others : kept
  }, choices)
}

const keyOf = (judgement: Judgement, withAdmitting: boolean): string =>
  `${rungOf(judgement)} ${withAdmitting ? judgement.attributedTo.join(' ') : ''}`

function toGiven({ about, option }: Choice): GivenAnswer {
  const question = about as QuestionId
  return { question, answer: QUESTIONS[question].answers[option] ?? '' }
}

/** Reports whether the rules read the same of two sides beside their connectors. May be false for sides that are alike. */
const areAlike = (one: PreparedSide, other: PreparedSide): boolean =>
  one.accepted === other.accepted && one.rejectDirectSend === other.rejectDirectSend

const haveSame = (own: readonly PreparedConnector[], other: readonly PreparedConnector[]): boolean =>
  own.length === other.length && own.every((connector, place) => connector === other[place])

const cutDown = (side: Prepared, enabled: readonly PreparedConnector[]): Prepared => ({
  ...side,
  disabled: [],
  ...sortByType(enabled),
})
