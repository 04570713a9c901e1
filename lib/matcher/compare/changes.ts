import { countRows } from '#lib/matcher/cells/addresses'
import { type ChannelSet, channelsOf, type Profile, pairsOf, profileOf, sampleOf } from '#lib/matcher/cells/channels'
import type { Judging } from '#lib/matcher/cells/judging'
import { type AddressCount, type Region, SenderSet } from '#lib/matcher/cells/regions'
import type { Selections } from '#lib/matcher/cells/selections'
import type { ShortVerdict } from '#lib/matcher/cells/short-verdict'
import type { Axes } from '#lib/matcher/cells/sides'
import type { RowView, SelectionWalk } from '#lib/matcher/cells/walk'
import { type KnownSender, makeWitness, oddityOf, pickRow, type WitnessPlace } from '#lib/matcher/cells/witness'

/** Senders that get one pair of short verdicts. */
export type PairedSenders = {
  readonly pair: readonly ShortVerdict[]
  readonly witness: KnownSender
  readonly addresses: AddressCount
  readonly regions: readonly Region[]
  readonly regionsLeft: number
}

/**
 * The most profiles of one selection for which equal channels are joined into one region; with more, memory would run
 * out.
 */
const MOST_JOINED = 2000

/** The oddity up to which no better witness is looked for: a public address and at most two names. */
const GOOD = 6

/** Collects, for each pair of short verdicts under the defaults, the senders that get it. */
export class OutcomeChangeCollector {
  private readonly found = new Map<number, { senders: SenderSet; place: WitnessPlace; oddity: number }>()
  private closed = 0
  private profiles = new Map<string, { profile: Profile; rows: number[] }>()

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {}

  /** Adds the results of some rows of the current selection. */
  note(view: RowView): void {
    const { key, make } = profileOf(view)
    let known = this.profiles.get(key)
    if (known === undefined) {
      known = { profile: make(), rows: [] }
      this.profiles.set(key, known)
    }
    for (const row of view.rows) known.rows.push(row)
  }

  /**
   * Ends the current selection: sorts its rows by the pairs that its channels get. Yields the number of profiles done.
   */
  *close(walk: SelectionWalk): Generator<number, void> {
    const singly = this.axes.answers.Q19 === 'no'
    const isMany = this.profiles.size > MOST_JOINED
    let done = 0
    for (const { profile, rows } of this.profiles.values()) {
      for (const pair of pairsOf(profile, this.judging, singly)) {
        if (pair < 0) continue
        const make = () => channelsOf(profile, pair, this.judging, singly)
        // With many profiles, a channel is made only if a better witness is still wanted.
        const channel = isMany && this.hasGoodWitness(pair) ? null : make()
        const key = isMany || channel === null ? `${this.closed} ${done}` : channel.key
        this.sendersOf(pair, walk, channel, rows)?.add(walk, key, make, rows)
      }
      done += 1
      yield done
    }
    this.closed += 1
    this.profiles = new Map()
  }

  private hasGoodWitness(pair: number): boolean {
    return (this.found.get(pair)?.oddity ?? Number.POSITIVE_INFINITY) <= GOOD
  }

  /** The senders of a pair, to which the place is offered as a better witness; null if the channel is empty. */
  private sendersOf(
    pair: number,
    walk: SelectionWalk,
    channel: ChannelSet | null,
    rows: readonly number[],
  ): SenderSet | null {
    const known = this.found.get(pair)
    if (channel === null) return known?.senders ?? null
    const place = placeOf(this.axes, walk, channel, rows)
    if (place === null) return null
    const oddity = oddityOf(this.axes.rows, place)
    if (known === undefined) {
      const senders = new SenderSet()
      this.found.set(pair, { senders, place, oddity })
      return senders
    }
    if (oddity < known.oddity) Object.assign(known, { place, oddity })
    return known.senders
  }

  get isEmpty(): boolean {
    return this.found.size === 0
  }

  /** The pairs one by one, because writing regions takes time and a caller may stop in between. */
  *list(selections: Selections, mostRegions: number): Generator<PairedSenders> {
    for (const [pair, { senders, place }] of this.found) {
      const { regions, regionsLeft } = senders.regions(this.axes, selections, mostRegions)
      yield {
        pair: this.judging.pairs.pairOf(pair),
        witness: makeWitness(this.axes, place),
        addresses: countRows(this.axes.rows, senders.rows()),
        regions: regions.map(({ region }) => region),
        regionsLeft,
      }
    }
  }
}

function placeOf(
  axes: Axes,
  { selection, atoms }: SelectionWalk,
  channel: ChannelSet,
  rows: readonly number[],
): WitnessPlace | null {
  const sample = sampleOf(channel)
  return sample === null ? null : { row: pickRow(axes.rows, rows), selection, atoms, channel: sample }
}
