import type { Choice } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import type { Facts } from '#lib/matcher/rules/prepare'
import { CellJudge, differsFromDefault, type Way } from './cell-judge'
import { Numbering } from './numbering'
import type { GivenAnswer, GivenAnswers, KindOfMember, Result } from './results'
import { ACCEPTED, type Branch, joinBranches, PairNumbers, rungOf, shortOf, shortOfRung } from './short-verdict'
import type { Axes } from './sides'
import { waysOf } from './ways'

/**
 * Judges cells by the rules, with one connector of each kind and one sender of the cell. Keeps every result by its key.
 */
export class Judging {
  readonly pairs = new PairNumbers()
  /** whether some cell has more ways through the rules than were followed */
  isIncomplete = false
  private readonly results = new Map<string, Result>()
  private readonly givens = new Numbering<readonly GivenAnswer[]>()
  private readonly branches = new Numbering<readonly (readonly Branch[])[]>()
  /** pairs of joined names: first by the branches of no name (-1 for trusted chains), then by the branches of both names */
  private readonly joined = new Map<number, Map<number, number>>()

  /** `allAnswers`: each side is judged under every set of answers (`Result.ways`), and no difference is looked for. */
  constructor(
    private readonly axes: Axes,
    private readonly allAnswers = false,
  ) {}

  /**
   * The result of a cell. `key` must differ wherever the facts or the kinds differ in something that a rule can read.
   */
  judge(key: string, facts: Facts, kinds: readonly KindOfMember[]): Result {
    const known = this.results.get(key)
    if (known !== undefined) return known
    const cellJudge = new CellJudge(this.axes, facts, kinds)
    if (this.allAnswers) return this.judgeUnderAllAnswers(key, cellJudge)
    const branches = cellJudge.branches()
    const pair = this.pairs.numberOf(branches.map(shortOf))
    const result = {
      pair,
      branches: this.branches.add(JSON.stringify(branches), branches),
      admitting: cellJudge.admitting(),
      ...(this.isSettled(branches, pair) ? { elsewhere: [], admittingElsewhere: [] } : this.findElsewhere(cellJudge)),
    }
    this.results.set(key, result)
    return result
  }

  private judgeUnderAllAnswers(key: string, cellJudge: CellJudge): Result {
    const { leaves, complete } = cellJudge.underAllAnswers()
    if (!complete) this.isIncomplete = true
    const result: Result = { ...NO_DIFFERENCE, ways: waysOf(cellJudge, leaves) }
    this.results.set(key, result)
    return result
  }

  /**
   * The pair of short verdicts for two names on one certificate. `none` is the result of no name; null for a trusted
   * chain.
   */
  join(one: Result, other: Result, none: Result | null): number {
    if (one.branches === other.branches) return one.pair
    const joined = this.joined.get(none?.branches ?? -1) ?? new Map<number, number>()
    this.joined.set(none?.branches ?? -1, joined)
    const key = one.branches * 2 ** 26 + other.branches
    let pair = joined.get(key)
    if (pair === undefined) {
      pair = this.joinAnew(one, other, none)
      joined.set(key, pair)
    }
    return pair
  }

  private joinAnew(one: Result, other: Result, none: Result | null): number {
    const [first = [], second = [], base] = [one, other, none].map((result) =>
      result === null ? null : this.branches.values[result.branches],
    )
    const joined =
      first?.map((branches, side) => joinBranches(branches, second?.[side] ?? [], base?.[side] ?? null)) ?? []
    return this.pairs.numberOf(joined.map(shortOf))
  }

  /**
   * Reports whether other answers need not be tried: two sides differ already by default, or one side surely admits.
   */
  private isSettled(branches: readonly (readonly Branch[])[], pair: number): boolean {
    const [only, ...others] = branches
    return others.length > 0 ? pair >= 0 : only?.every(({ rung }) => rung === ACCEPTED) === true
  }

  /** What other answers lead to: of two sides every difference, of one side every way to be accepted. */
  private findElsewhere(cellJudge: CellJudge): Pick<Result, 'elsewhere' | 'admittingElsewhere'> {
    const ways = cellJudge.underAllAnswers()
    if (!ways.complete) this.isIncomplete = true
    const elsewhere = new Map<number, Way>()
    const admittingElsewhere = new Map<string, Way>()
    for (const { value, path } of ways.leaves) {
      const pair = this.pairs.numberOf(value.map((judgement) => shortOfRung(rungOf(judgement))))
      const way = { judgements: value, path }
      const isSurvey = value.length === 1
      if (isSurvey ? value.every(isAccepted) : pair >= 0) keepShortest(elsewhere, pair, way)
      if ((isSurvey || pair < 0) && value.some(({ attributedTo }) => attributedTo.length > 0))
        keepShortest(admittingElsewhere, value.map(({ attributedTo }) => attributedTo.join(' ')).join('|'), way)
    }
    return {
      elsewhere: [...elsewhere].map(([pair, way]) => ({ pair, given: this.keep(cellJudge.fewestAnswers(way, false)) })),
      admittingElsewhere: [...admittingElsewhere.values()].map((way) => ({
        admitting: cellJudge.kindsOf(way.judgements),
        given: this.keep(cellJudge.fewestAnswers(way, true)),
      })),
    }
  }

  /**
   * The results of no name, under the further condition that SANs do not count (Q19): then a SAN has the effect of no
   * name.
   */
  withoutSans({ pair, elsewhere }: Result): Result['elsewhere'] {
    const keep = (given: readonly GivenAnswer[]) => this.keep([...given, { question: 'Q19', answer: 'no' }])
    const byDefault = pair >= 0 ? [{ pair, given: keep([]) }] : []
    return [...byDefault, ...elsewhere.map((one) => ({ pair: one.pair, given: keep(one.given.answers) }))]
  }

  private keep(found: readonly GivenAnswer[]): GivenAnswers {
    const answers = [...found].sort((a, b) => (a.question < b.question ? -1 : 1))
    const key = answers.map(({ question, answer }) => `${question}=${answer}`).join()
    return { number: this.givens.add(key, answers), answers }
  }
}

const NO_DIFFERENCE: Result = { pair: -1, branches: -1, admitting: [], elsewhere: [], admittingElsewhere: [] }

const isAccepted = (judgement: Judgement): boolean => rungOf(judgement) === ACCEPTED

/** Keeps the way with the fewest answers. Ties are broken by text, so that the order of the sides does not matter. */
function keepShortest<K>(ways: Map<K, Way>, key: K, way: Way): void {
  const known = ways.get(key)
  if (known === undefined || isShorter(way, known)) ways.set(key, way)
}

function isShorter({ path: one }: Way, { path: other }: Way): boolean {
  const [own, known] = [one.filter(differsFromDefault), other.filter(differsFromDefault)]
  if (own.length !== known.length) return own.length < known.length
  return textOf(own) < textOf(known) || (textOf(own) === textOf(known) && textOf(one) < textOf(other))
}

const textOf = (path: readonly Choice[]): string =>
  path
    .map(({ about, option }) => `${about}=${option}`)
    .sort()
    .join()
