import { countRows } from '#lib/matcher/cells/addresses'
import type { SampleChannel } from '#lib/matcher/cells/channels'
import type { Judging } from '#lib/matcher/cells/judging'
import type { AddressCount } from '#lib/matcher/cells/regions'
import type { AdmittingKinds, GivenAnswer, GivenAnswers, Result } from '#lib/matcher/cells/results'
import type { DomainSelection } from '#lib/matcher/cells/selections'
import type { ShortVerdict } from '#lib/matcher/cells/short-verdict'
import type { Axes } from '#lib/matcher/cells/sides'
import type { RowView, SelectionWalk } from '#lib/matcher/cells/walk'
import { type KnownSender, makeWitness, oddityOf, pickRow, type WitnessPlace } from '#lib/matcher/cells/witness'

/** Senders whose short verdicts agree by default, and form this pair if the answers in `given` hold. */
type PossiblePair = {
  readonly given: readonly GivenAnswer[]
  readonly pair: readonly ShortVerdict[]
  readonly witness: KnownSender
  readonly addresses: AddressCount
}

/**
 * Senders with the same short verdict on both sides whom other connectors admit. `given` holds the answers that it
 * takes, if any.
 */
export type AttributionChange = {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly addresses: AddressCount
  readonly witness: KnownSender
  readonly given?: readonly GivenAnswer[]
}

type Gathered<T> = { readonly what: T; readonly rows: Set<number>; place: WitnessPlace; oddity: number }
type Attribution = Omit<AttributionChange, 'addresses' | 'witness'>
type Senders = { readonly walk: SelectionWalk; readonly rows: readonly number[] }

/**
 * The most distinct attribution changes that are kept, counted apart for the defaults and for other answers. Lists that
 * overlap in very many ways have more of them than anybody reads. Beyond, no further ones are collected, and the
 * addresses of those kept are a lower bound.
 */
const MOST_KEPT = 5_000

/**
 * Collects differences in who admits, and differences under other answers. It judges certificates with one name (see
 * `bounds`), as the subject and, for other answers, as a SAN.
 */
export class SecondaryChangeCollector {
  private readonly possible = new Map<string, Gathered<{ given: readonly GivenAnswer[]; pair: number }>>()
  private readonly attributions = new Map<string, Gathered<Attribution>>()
  private readonly givenAttributions = new Map<string, Gathered<Attribution>>()
  private readonly words: number
  private readonly masks: readonly [Uint32Array, Uint32Array]
  private kinds = new Int32Array(0)

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {
    this.words = Math.ceil(axes.displayNames.length / 32)
    this.masks = [new Uint32Array(this.words), new Uint32Array(this.words)]
  }

  /** Adds the results of some rows. */
  note(walk: SelectionWalk, { rows, plain, none, trusted, untrusted }: RowView): void {
    const { length } = walk.selection.members
    if (this.kinds.length !== length) this.kinds = new Int32Array(length)
    const senders = { walk, rows }
    this.noteResult(senders, plain, { tls: false, trusted: true, atoms: [] })
    this.noteResult(senders, none, { tls: true, trusted: true, atoms: [] })
    for (const [atom, result] of trusted.entries())
      this.noteResult(senders, result, { tls: true, trusted: true, atoms: [atom] })
    for (const [atom, result] of untrusted.entries())
      this.noteResult(senders, result, { tls: true, trusted: false, atoms: [atom] })
    if (this.axes.answers.Q19 !== undefined) return
    const without = this.judging.withoutSans(none)
    if (without.length === 0) return
    this.noteSans(senders, trusted, without, true)
    this.noteSans(senders, untrusted, without, false)
  }

  /**
   * Adds names that are SANs behind a subject that fits nothing. Such a name has the result of the name alone or, where
   * SANs do not count (Q19), the result of no name (`without`). Differences of the name alone by default are among the
   * changes.
   */
  private noteSans(senders: Senders, alone: readonly Result[], without: readonly Elsewhere[], trusted: boolean): void {
    for (let atom = 0; atom < alone.length; atom++) {
      const { pair, elsewhere } = alone[atom] as Result
      if (pair >= 0) continue
      const added = without.filter((one) => !elsewhere.some((other) => isAsMuch(other, one)))
      this.notePossible(senders, added, { tls: true, trusted, atoms: [atom], bySan: true })
    }
  }

  /**
   * Adds certificates with two names. The join law does not hold for who admits: a name can bring in a connector that
   * another name would have kept from being asked. Returns the number of results.
   */
  notePairs(walk: SelectionWalk, { rows }: RowView): number {
    const senders = { walk, rows }
    this.kinds = new Int32Array(walk.selection.members.length)
    let count = 0
    for (const [i, one] of walk.atoms.entries())
      for (const [k, other] of walk.atoms.slice(i + 1).entries())
        for (const trusted of [true, false]) {
          const result = walk.lookAtPair(rows, one, other, trusted)
          this.noteResult(senders, result, { tls: true, trusted, atoms: [i, i + 1 + k] })
          count += 1
        }
    return count
  }

  /** Reports whether there are more attribution changes than are kept. */
  get isCut(): boolean {
    return this.attributions.size >= MOST_KEPT || this.givenAttributions.size >= MOST_KEPT
  }

  get isEmpty(): boolean {
    return this.possible.size + this.attributions.size + this.givenAttributions.size === 0
  }

  private noteResult(senders: Senders, result: Result, channel: SampleChannel): void {
    const { pair, elsewhere, admitting, admittingElsewhere } = result
    if (pair >= 0) return
    this.notePossible(senders, elsewhere, channel)
    const isDefaultFull = this.attributions.size >= MOST_KEPT
    const isRestFull = this.givenAttributions.size >= MOST_KEPT
    if (isDefaultFull && isRestFull) return
    if (admittingElsewhere.length === 0 && admitting.every(({ length }) => length === 0)) return
    senders.walk.writeKinds(
      this.kinds,
      channel.atoms.flatMap((atom) => senders.walk.atoms[atom] ?? []),
    )
    if (this.noteAdmitting(senders, admitting, null, channel) || isRestFull) return
    for (const { admitting: other, given } of admittingElsewhere)
      if (given.answers.length > 0) this.noteAdmitting(senders, other, given, channel)
  }

  private notePossible(senders: Senders, elsewhere: readonly Elsewhere[], channel: SampleChannel): void {
    for (const { pair, given } of elsewhere)
      this.gather(this.possible, `${pair} ${given.number}`, () => ({ pair, given: given.answers }), senders, channel)
  }

  /** Adds a difference in who admits. Reports whether there is one, by the names of the connectors. */
  private noteAdmitting(
    senders: Senders,
    admitting: AdmittingKinds,
    given: GivenAnswers | null,
    channel: SampleChannel,
  ): boolean {
    const [from, to] = this.masks
    this.writeNames(from, senders.walk.selection, 0, admitting[0] ?? [])
    this.writeNames(to, senders.walk.selection, 1, admitting[1] ?? [])
    if (from.every((word, i) => word === to[i])) return false
    const key = `${textOf(from)}${textOf(to)}${given?.number}`
    const map = given === null ? this.attributions : this.givenAttributions
    if (map.size >= MOST_KEPT) return true
    const what = () => ({
      from: this.spell(from),
      to: this.spell(to),
      ...(given === null ? {} : { given: given.answers }),
    })
    this.gather(map, key, what, senders, channel)
    return true
  }

  /** Sets the bit of each name that a member of these kinds has. */
  private writeNames(mask: Uint32Array, { members }: DomainSelection, side: number, kinds: readonly number[]): void {
    mask.fill(0)
    if (kinds.length === 0) return
    for (let at = 0; at < members.length; at++) {
      const member = members[at]
      if (member?.side === side && kinds.includes(this.kinds[at] ?? -1))
        mask[member.name >> 5] = (mask[member.name >> 5] ?? 0) | (1 << (member.name & 31))
    }
  }

  private spell(mask: Uint32Array): string[] {
    return this.axes.displayNames.filter((_, name) => (((mask[name >> 5] ?? 0) >>> (name & 31)) & 1) === 1)
  }

  private gather<T>(
    map: Map<string, Gathered<T>>,
    key: string,
    what: () => T,
    { walk, rows }: Senders,
    channel: SampleChannel,
  ): void {
    const known = map.get(key)
    if (known !== undefined) for (const row of rows) known.rows.add(row)
    // A place in this channel has at least this oddity, so a known place that has it is as good.
    if (known !== undefined && known.oddity <= 2 * channel.atoms.length) return
    const place = { row: pickRow(this.axes.rows, rows), selection: walk.selection, atoms: walk.atoms, channel }
    const oddity = oddityOf(this.axes.rows, place)
    if (known === undefined) map.set(key, { what: what(), rows: new Set(rows), place, oddity })
    else if (oddity < known.oddity) Object.assign(known, { place, oddity })
  }

  possiblePairs(): PossiblePair[] {
    return [...this.possible.values()].map(({ what: { given, pair }, rows, place }) => ({
      given,
      pair: this.judging.pairs.pairOf(pair),
      witness: makeWitness(this.axes, place),
      addresses: countRows(this.axes.rows, rows),
    }))
  }

  attributionChanges(): AttributionChange[] {
    return [...this.attributions.values(), ...this.givenAttributions.values()].map(
      ({ what: { from, to, ...rest }, rows, place }) => ({
        from,
        to,
        addresses: countRows(this.axes.rows, rows),
        witness: makeWitness(this.axes, place),
        ...rest,
      }),
    )
  }
}

type Elsewhere = Result['elsewhere'][number]

/** Reports whether `one` leads to the same pair with a subset of the answers of `other`. */
const isAsMuch = (one: Elsewhere, other: Elsewhere): boolean =>
  one.pair === other.pair &&
  one.given.answers.every(({ question, answer }) =>
    other.given.answers.some((said) => said.question === question && said.answer === answer),
  )

/** A mask as text of two characters for each word, which is a cheap key of a map. */
function textOf(mask: Uint32Array): string {
  let text = ''
  for (let i = 0; i < mask.length; i++) text += String.fromCharCode((mask[i] ?? 0) >>> 16, (mask[i] ?? 0) & 0xffff)
  return text
}
