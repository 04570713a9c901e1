import { countRows } from '#lib/matcher/compare/addresses'
import {
  type CertificateSet,
  type ChannelSet,
  channelSet,
  channelsOf,
  profileOf,
  type SampleChannel,
  sampleOf,
  simplify,
} from '#lib/matcher/compare/channels'
import type { GivenAnswer, Judging, Result } from '#lib/matcher/compare/judging'
import { type AddressCount, type Region, SenderSet, wordsOf } from '#lib/matcher/compare/regions'
import type { Selections } from '#lib/matcher/compare/selections'
import { ACCEPTED, shortOfRung } from '#lib/matcher/compare/short'
import type { Axes } from '#lib/matcher/compare/sides'
import type { RowView, Walk } from '#lib/matcher/compare/walk'
import { type KnownSender, makeWitness, oddityOf, type Place, pickRow } from '#lib/matcher/compare/witness'
import { type Door, doorsOf } from './doors'

/** Who gets in by one connector, without any, or in total. */
export type Exposure = {
  /** addresses from which some sender surely gets in, under the recorded answers and the defaults */
  readonly addresses: AddressCount
  /** what else is needed from where: disjoint */
  readonly ways: readonly (Region & { readonly addresses: AddressCount })[]
  readonly waysLeft: number
  readonly openTo: readonly Door[]
  /** somebody who gets in */
  readonly witness: KnownSender | null
  /** addresses from which some sender gets in only if these answers hold, fewest answers first */
  readonly ifAnswered: readonly {
    readonly given: readonly GivenAnswer[]
    readonly addresses: AddressCount
    readonly witness: KnownSender
  }[]
}

/** The senders that one connector, or none, or any lets in, gathered as they are found. */
export class ExposureCollector {
  private readonly senders = new SenderSet()
  private readonly possible = new Map<string, { given: readonly GivenAnswer[]; rows: Set<number>; place: Place }>()
  private place: Place | null = null
  private oddity = Number.POSITIVE_INFINITY

  constructor(private readonly axes: Axes) {}

  add(walk: Walk, channel: ChannelSet, rows: readonly number[]): void {
    const sample = sampleOf(channel)
    if (sample === null) return
    this.senders.add(walk.selection, wordsOf(walk.selection, walk.atoms), channel, rows)
    const place = this.placeOf(walk, rows, sample)
    const oddity = oddityOf(this.axes.rows, place)
    if (oddity < this.oddity) Object.assign(this, { place, oddity })
  }

  addPossible(walk: Walk, given: readonly GivenAnswer[], rows: readonly number[], channel: SampleChannel): void {
    const key = JSON.stringify(given)
    const known = this.possible.get(key)
    if (known === undefined)
      this.possible.set(key, { given, rows: new Set(rows), place: this.placeOf(walk, rows, channel) })
    else for (const row of rows) known.rows.add(row)
  }

  private placeOf({ selection, atoms }: Walk, rows: readonly number[], channel: SampleChannel): Place {
    return { row: pickRow(this.axes.rows, rows), selection, atoms, channel }
  }

  toExposure(selections: Selections, most: number): Exposure {
    const { regions, regionsLeft } = this.senders.regions(this.axes, selections, most)
    const ways = regions.map(({ region, addresses }) => ({ ...region, addresses: addresses() }))
    return {
      addresses: countRows(this.axes.rows, this.senders.rows()),
      ways,
      waysLeft: regionsLeft,
      openTo: doorsOf(ways),
      witness: this.place === null ? null : makeWitness(this.axes, this.place),
      ifAnswered: [...this.possible.values()]
        .map(({ given, rows, place }) => ({
          given,
          addresses: countRows(this.axes.rows, rows),
          witness: makeWitness(this.axes, place),
        }))
        .sort((a, b) => a.given.length - b.given.length),
    }
  }
}

/** Gathers, row by row, who is let in by which connector. */
export class SurveyCollector {
  readonly total: ExposureCollector
  readonly withoutConnector: ExposureCollector
  /** by place among the axes' parts */
  readonly byPart: readonly ExposureCollector[]
  private kinds = new Int32Array(0)

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {
    this.total = new ExposureCollector(axes)
    this.withoutConnector = new ExposureCollector(axes)
    this.byPart = axes.parts.map(() => new ExposureCollector(axes))
  }

  note(walk: Walk, view: RowView): void {
    this.kinds = new Int32Array(walk.selection.parts.length)
    const channels = channelsIn(view)
    const admitted = channels.map(({ result }) => this.isIn(result))
    const creditedBy = new Map<number, boolean[]>()
    for (const [i, { result, channel }] of channels.entries()) {
      if (admitted[i]) for (const part of this.creditedParts(walk, result.credit, channel)) flag(creditedBy, part, i)
      else this.notePossible(walk, view, result, channel)
    }
    const credited = channels.map((_, i) => [...creditedBy.values()].some((flags) => flags[i] === true))
    const alone = admitted.map((isIn, i) => isIn && credited[i] !== true)
    this.total.add(walk, this.admittedIn(view), view.rows)
    this.withoutConnector.add(walk, channelsWhere(view, alone, credited), view.rows)
    for (const [part, flags] of creditedBy)
      this.byPart[part]?.add(
        walk,
        channelsWhere(
          view,
          channels.map((_, i) => flags[i] === true),
          null,
        ),
        view.rows,
      )
  }

  /** The channels that surely get in: the answers say so, whoever admits. */
  private admittedIn(view: RowView): ChannelSet {
    const profile = profileOf(view).make()
    const accepted = this.judging.pairs.numberOf([shortOfRung(ACCEPTED)])
    return channelsOf(profile, accepted, this.judging, this.axes.answers.Q19 === 'no')
  }

  private isIn = ({ pair }: Result): boolean => this.judging.pairs.pairOf(pair)[0]?.outcome === 'accepted'

  private creditedParts(walk: Walk, credit: readonly (readonly number[])[], channel: SampleChannel): number[] {
    const [kinds = []] = credit
    if (kinds.length === 0) return []
    walk.writeKinds(
      this.kinds,
      channel.atoms.flatMap((atom) => walk.atoms[atom] ?? []),
    )
    return walk.selection.parts.filter((_, at) => kinds.includes(this.kinds[at] ?? -1)).map(({ index }) => index)
  }

  private notePossible(walk: Walk, { rows }: RowView, { elsewhere, credits }: Result, channel: SampleChannel): void {
    for (const { given } of elsewhere) this.total.addPossible(walk, given, rows, channel)
    for (const { credit, given } of credits)
      for (const part of this.creditedParts(walk, credit, channel))
        this.byPart[part]?.addPossible(walk, given, rows, channel)
  }
}

function flag(flags: Map<number, boolean[]>, part: number, place: number): void {
  const known = flags.get(part)
  if (known === undefined) {
    const made: boolean[] = []
    made[place] = true
    flags.set(part, made)
  } else known[place] = true
}

type Hold = 'on' | 'shut' | 'off'

/** All channels of a row in one list: without TLS, without a name, then each atom trusted, then each atom untrusted. */
function channelsIn({ plain, none, trusted, untrusted }: RowView): { result: Result; channel: SampleChannel }[] {
  return [
    { result: plain, channel: { tls: false, trusted: true, atoms: [] } },
    { result: none, channel: { tls: true, trusted: true, atoms: [] } },
    ...[trusted, untrusted].flatMap((results, i) =>
      results.map((result, atom) => ({ result, channel: { tls: true, trusted: i === 0, atoms: [atom] } })),
    ),
  ]
}

/**
 * The channels for which `holds`, in the order of `channelsIn`. A trusted certificate of two names holds if one of them
 * does, unless one is `shut`; an untrusted one only if both do, since its names can only make things worse (`joinWorlds`).
 */
function channelsWhere({ trusted }: RowView, holds: readonly boolean[], shut: readonly boolean[] | null): ChannelSet {
  const none = holds[1] === true
  const setFrom = (start: number, holdsTogether: (one: Hold, other: Hold) => boolean): CertificateSet => {
    const groups = { on: [] as number[], shut: [] as number[], off: [] as number[] }
    for (let atom = 0; atom < trusted.length; atom++)
      groups[holds[start + atom] ? 'on' : shut?.[start + atom] ? 'shut' : 'off'].push(atom)
    const kinds = (['on', 'shut', 'off'] as const).filter((kind) => groups[kind].length > 0)
    return simplify({
      none,
      groups: kinds.map((kind) => groups[kind]),
      single: kinds.map((kind) => kind === 'on'),
      pair: kinds.map((one) => kinds.map((other) => holdsTogether(one, other))),
    })
  }
  const trustedTogether = (one: Hold, other: Hold) =>
    one !== 'shut' && other !== 'shut' && (one === 'on' || other === 'on')
  const untrustedTogether = (one: Hold, other: Hold) => one === 'on' && other === 'on'
  return channelSet(holds[0] === true, setFrom(2, trustedTogether), setFrom(2 + trusted.length, untrustedTogether))
}
