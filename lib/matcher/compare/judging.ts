import type { Choice } from '#lib/matcher/choices'
import type { Judgement } from '#lib/matcher/evaluation'
import type { Facts } from '#lib/matcher/prepare'
import type { QuestionId } from '#lib/matcher/questions'
import type { Given } from '#lib/matcher/verdict'
import { Cell, isUnusual, type Way } from './cell'
import { Numbering } from './numbering'
import { ACCEPTED, joinWorlds, PairNumbers, rungOf, shortOf, shortOfRung, type World } from './short'
import type { Axes, Part } from './sides'
import { type Ways, waysOf } from './ways'

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

/** Judges cells by the rules themselves: one connector of each kind, and a sender of the cell. */
export class Judging {
  readonly pairs = new PairNumbers()
  /** whether some cell had more ways through the rules than were followed */
  isIncomplete = false
  private readonly results = new Map<string, Result>()
  private readonly givens = new Numbering<readonly GivenAnswer[]>()
  private readonly worlds = new Numbering<readonly (readonly World[])[]>()
  /** by the worlds of no name (-1: asked of trusted ones), then by those of both names */
  private readonly joined = new Map<number, Map<number, number>>()

  /** `everyWay`: what is judged is not a difference but each side under every set of answers (`Result.ways`). */
  constructor(
    private readonly axes: Axes,
    private readonly everyWay = false,
  ) {}

  /** `key` must tell apart whatever the facts and the kinds differ in that a rule can read. */
  judge(key: string, facts: Facts, kinds: readonly KindOfPart[]): Result {
    const known = this.results.get(key)
    if (known !== undefined) return known
    const cell = new Cell(this.axes, facts, kinds)
    if (this.everyWay) return this.judgeEveryWay(key, cell)
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

  private judgeEveryWay(key: string, cell: Cell): Result {
    const { leaves, complete } = cell.everyWay()
    if (!complete) this.isIncomplete = true
    const result: Result = { ...NO_DIFFERENCE, ways: waysOf(cell, leaves) }
    this.results.set(key, result)
    return result
  }

  /** The pair of short verdicts for two names on one certificate, from those for each; `none` is given of an untrusted one. */
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

  /** Whether other answers are of no interest: of two sides where they differ already, of one where it surely admits. */
  private isSettled(worlds: readonly (readonly World[])[], pair: number): boolean {
    const [only, ...others] = worlds
    return others.length > 0 ? pair >= 0 : only?.every(({ rung }) => rung === ACCEPTED) === true
  }

  /** What other answers lead to: of two sides every difference, of one every way in. */
  private findElsewhere(cell: Cell): Pick<Result, 'elsewhere' | 'credits'> {
    const ways = cell.everyWay()
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

  /** What a sender without a fitting name is told, as the answer that only the subject counts brings it about for another. */
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

/** Keeps the way with the fewest answers; of several, always the same, whichever side comes first. */
function keepShortest<K>(ways: Map<K, Way>, key: K, way: Way): void {
  const known = ways.get(key)
  if (known === undefined || isShorter(way, known)) ways.set(key, way)
}

function isShorter({ path: one }: Way, { path: other }: Way): boolean {
  const [own, known] = [one.filter(isUnusual), other.filter(isUnusual)]
  if (own.length !== known.length) return own.length < known.length
  return textOf(own) < textOf(known) || (textOf(own) === textOf(known) && textOf(one) < textOf(other))
}

const textOf = (path: readonly Choice[]): string =>
  path
    .map(({ about, option }) => `${about}=${option}`)
    .sort()
    .join()
