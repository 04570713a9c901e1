import type { Choice } from '#lib/matcher/rules/choices'
import type { Judgement } from '#lib/matcher/rules/evaluation'
import type { Facts } from '#lib/matcher/rules/prepare'
import { Numbering } from './numbering'
import { differsFromDefault, ReducedSides, type Way } from './reduced-sides'
import type { GivenAnswer, GivenAnswers, KindOfPart, Result } from './results'
import { ACCEPTED, joinWorlds, PairNumbers, rungOf, shortOf, shortOfRung, type World } from './short-verdict'
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
  private readonly worlds = new Numbering<readonly (readonly World[])[]>()
  /** pairs of joined names: first by the worlds of no name (-1 for trusted chains), then by the worlds of both names */
  private readonly joined = new Map<number, Map<number, number>>()

  /** `allAnswers`: each side is judged under every set of answers (`Result.ways`), and no difference is looked for. */
  constructor(
    private readonly axes: Axes,
    private readonly allAnswers = false,
  ) {}

  /**
   * The result of a cell. `key` must differ wherever the facts or the kinds differ in something that a rule can read.
   */
  judge(key: string, facts: Facts, kinds: readonly KindOfPart[]): Result {
    const known = this.results.get(key)
    if (known !== undefined) return known
    const cell = new ReducedSides(this.axes, facts, kinds)
    if (this.allAnswers) return this.judgeUnderAllAnswers(key, cell)
    const worlds = cell.worlds()
    const pair = this.pairs.numberOf(worlds.map(shortOf))
    const result = {
      pair,
      worlds: this.worlds.add(JSON.stringify(worlds), worlds),
      credit: cell.credit(),
      ...(this.isSettled(worlds, pair) ? { elsewhere: [], credits: [] } : this.findElsewhere(cell)),
    }
    this.results.set(key, result)
    return result
  }

  private judgeUnderAllAnswers(key: string, cell: ReducedSides): Result {
    const { leaves, complete } = cell.allAnswers()
    if (!complete) this.isIncomplete = true
    const result: Result = { ...NO_DIFFERENCE, ways: waysOf(cell, leaves) }
    this.results.set(key, result)
    return result
  }

  /**
   * The pair of short verdicts for two names on one certificate. `none` is the result of no name; null for a trusted
   * chain.
   */
  join(one: Result, other: Result, none: Result | null): number {
    if (one.worlds === other.worlds) return one.pair
    const joined = this.joined.get(none?.worlds ?? -1) ?? new Map<number, number>()
    this.joined.set(none?.worlds ?? -1, joined)
    const key = one.worlds * 2 ** 26 + other.worlds
    let pair = joined.get(key)
    if (pair === undefined) {
      pair = this.joinAnew(one, other, none)
      joined.set(key, pair)
    }
    return pair
  }

  private joinAnew(one: Result, other: Result, none: Result | null): number {
    const [first = [], second = [], base] = [one, other, none].map((result) =>
      result === null ? null : this.worlds.values[result.worlds],
    )
    const joined = first?.map((worlds, side) => joinWorlds(worlds, second?.[side] ?? [], base?.[side] ?? null)) ?? []
    return this.pairs.numberOf(joined.map(shortOf))
  }

  /**
   * Reports whether other answers need not be tried: two sides differ already by default, or one side surely admits.
   */
  private isSettled(worlds: readonly (readonly World[])[], pair: number): boolean {
    const [only, ...others] = worlds
    return others.length > 0 ? pair >= 0 : only?.every(({ rung }) => rung === ACCEPTED) === true
  }

  /** What other answers lead to: of two sides every difference, of one side every way to be accepted. */
  private findElsewhere(cell: ReducedSides): Pick<Result, 'elsewhere' | 'credits'> {
    const ways = cell.allAnswers()
    if (!ways.complete) this.isIncomplete = true
    const elsewhere = new Map<number, Way>()
    const credits = new Map<string, Way>()
    for (const { value, path } of ways.leaves) {
      const pair = this.pairs.numberOf(value.map((judgement) => shortOfRung(rungOf(judgement))))
      const way = { judgements: value, path }
      const isSurvey = value.length === 1
      if (isSurvey ? value.every(isAccepted) : pair >= 0) keepShortest(elsewhere, pair, way)
      if ((isSurvey || pair < 0) && value.some(({ attributedTo }) => attributedTo.length > 0))
        keepShortest(credits, value.map(({ attributedTo }) => attributedTo.join(' ')).join('|'), way)
    }
    return {
      elsewhere: [...elsewhere].map(([pair, way]) => ({ pair, given: this.keep(cell.fewestAnswers(way, false)) })),
      credits: [...credits.values()].map((way) => ({
        credit: cell.kindsOf(way.judgements),
        given: this.keep(cell.fewestAnswers(way, true)),
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

const NO_DIFFERENCE: Result = { pair: -1, worlds: -1, credit: [], elsewhere: [], credits: [] }

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
