import { countRows } from './addresses'
import { type ChannelSet, channelsOf, type Profile, pairsOf, profileOf, sampleOf } from './channels'
import type { Judging } from './judging'
import { type AddressCount, type Region, SenderSet, wordsOf } from './regions'
import type { Selection, Selections } from './selections'
import type { ShortVerdict } from './short'
import type { Axes } from './sides'
import type { Atom, RowView, Walk } from './walk'
import { type KnownSender, makeWitness, oddityOf, type Place, pickRow } from './witness'

/** Senders that get one pair of answers. */
export type PairedSenders = {
  readonly pair: readonly ShortVerdict[]
  readonly witness: KnownSender
  readonly addresses: AddressCount
  readonly regions: readonly Region[]
  readonly regionsLeft: number
}

/** Gathers, pair by pair of answers under the defaults, the senders that get it. */
export class PairCollector {
  private readonly found = new Map<number, { senders: SenderSet; place: Place; oddity: number }>()
  private profiles = new Map<string, { profile: Profile; rows: number[] }>()

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {}

  /** Takes a row of the selection that is being walked. */
  note(view: RowView): void {
    const { key, make } = profileOf(view)
    let known = this.profiles.get(key)
    if (known === undefined) {
      known = { profile: make(), rows: [] }
      this.profiles.set(key, known)
    }
    for (const row of view.rows) known.rows.push(row)
  }

  /** Ends a selection: sorts its rows by the pairs of answers that its channels get. */
  close({ selection, atoms }: Walk): void {
    const singly = this.axes.answers.Q19 === 'no'
    const words = wordsOf(selection, atoms)
    for (const { profile, rows } of this.profiles.values())
      for (const pair of pairsOf(profile, this.judging, singly)) {
        if (pair < 0) continue
        const channel = channelsOf(profile, pair, this.judging, singly)
        const place = placeOf(this.axes, selection, atoms, channel, rows)
        if (place !== null) this.add(pair, place).senders.add(selection, words, channel, rows)
      }
    this.profiles = new Map()
  }

  private add(pair: number, place: Place): { senders: SenderSet } {
    const oddity = oddityOf(this.axes.rows, place)
    const known = this.found.get(pair)
    if (known === undefined) {
      const made = { senders: new SenderSet(), place, oddity }
      this.found.set(pair, made)
      return made
    }
    if (oddity < known.oddity) Object.assign(known, { place, oddity })
    return known
  }

  get isEmpty(): boolean {
    return this.found.size === 0
  }

  /** The pairs found, one after the other, since writing out regions takes its time. */
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
  selection: Selection,
  atoms: readonly Atom[],
  channel: ChannelSet,
  rows: readonly number[],
): Place | null {
  const sample = sampleOf(channel)
  return sample === null ? null : { row: pickRow(axes.rows, rows), selection, atoms, channel: sample }
}
