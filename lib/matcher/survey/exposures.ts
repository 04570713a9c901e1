import { countRows, RowSet } from '#lib/matcher/cells/addresses'
import { type ChannelSet, type SampleChannel, sampleOf } from '#lib/matcher/cells/channels'
import { type AddressCount, type Region, SenderSet } from '#lib/matcher/cells/regions'
import type { GivenAnswer, GivenAnswers } from '#lib/matcher/cells/results'
import type { Selections } from '#lib/matcher/cells/selections'
import type { Axes } from '#lib/matcher/cells/sides'
import type { SelectionWalk } from '#lib/matcher/cells/walk'
import { type KnownSender, makeWitness, oddityOf, pickRow, type WitnessPlace } from '#lib/matcher/cells/witness'
import { type Door, doorsOf } from './doors'

/** Who gets in by one connector, without a connector, or in total. */
export type Exposure = {
  /** addresses from which some sender surely gets in, under the recorded answers and the defaults */
  readonly addresses: AddressCount
  /** the senders as disjoint regions: what they need beside the address */
  readonly ways: readonly (Region & { readonly addresses: AddressCount })[]
  readonly waysLeft: number
  readonly openTo: readonly Door[]
  /** a sender who gets in; null if nobody does */
  readonly witness: KnownSender | null
  /** addresses from which some sender gets in only if these answers hold, fewest answers first */
  readonly ifAnswered: readonly {
    readonly given: readonly GivenAnswer[]
    readonly addresses: AddressCount
    readonly witness: KnownSender
  }[]
}

/** Collects the senders that get in by one connector, without a connector, or in total. */
export class ExposureCollector {
  private readonly senders = new SenderSet()
  private readonly possible = new Map<number, { given: readonly GivenAnswer[]; rows: RowSet; place: WitnessPlace }>()
  private place: WitnessPlace | null = null
  private oddity = Number.POSITIVE_INFINITY

  constructor(private readonly axes: Axes) {}

  add(walk: SelectionWalk, channel: ChannelSet, rows: readonly number[]): void {
    const sample = sampleOf(channel)
    if (sample === null) return
    this.senders.add(walk, channel.key, () => channel, rows)
    const place = this.placeOf(walk, rows, sample)
    const oddity = oddityOf(this.axes.rows, place)
    if (oddity < this.oddity) Object.assign(this, { place, oddity })
  }

  addPossible(
    walk: SelectionWalk,
    { number, answers }: GivenAnswers,
    rows: readonly number[],
    channel: SampleChannel,
  ): void {
    const known = this.possible.get(number) ?? {
      given: answers,
      rows: new RowSet(this.axes.rows.count),
      place: this.placeOf(walk, rows, channel),
    }
    this.possible.set(number, known)
    known.rows.add(rows)
  }

  private placeOf({ selection, atoms }: SelectionWalk, rows: readonly number[], channel: SampleChannel): WitnessPlace {
    return { row: pickRow(this.axes.rows, rows), selection, atoms, channel }
  }

  toExposure(selections: Selections, most: number): { exposure: Exposure; isCut: boolean } {
    const { regions, regionsLeft } = this.senders.regions(this.axes, selections, most)
    const ways = regions.map(({ region, addresses }) => ({ ...region, addresses: addresses() }))
    const { doors, isCut } = doorsOf(this.senders.areas(this.axes, selections), this.axes.rows)
    const exposure = {
      addresses: countRows(this.axes.rows, this.senders.rows()),
      ways,
      waysLeft: regionsLeft,
      openTo: doors,
      witness: this.place === null ? null : makeWitness(this.axes, this.place),
      ifAnswered: [...this.possible.values()]
        .map(({ given, rows, place }) => ({
          given,
          addresses: countRows(this.axes.rows, rows),
          witness: makeWitness(this.axes, place),
        }))
        .sort((a, b) => a.given.length - b.given.length),
    }
    return { exposure, isCut }
  }
}
