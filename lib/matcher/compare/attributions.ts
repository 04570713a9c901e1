import type { Given } from '#lib/matcher/verdict'
import { countRows } from './addresses'
import type { AddressCount } from './changes'
import type { SampleChannel } from './channels'
import type { Credit, Judging, Result } from './judging'
import type { Selection } from './selections'
import type { ShortVerdict } from './short'
import type { Axes } from './sides'
import type { RowView, Walk } from './walk'
import { type KnownSender, makeWitness, oddityOf, type Place, pickRow } from './witness'

/** Senders that are told the same by default, and something else on either side if the answers in `given` hold. */
export type PossiblePair = {
  readonly given: readonly Given[]
  readonly pair: readonly ShortVerdict[]
  readonly witness: KnownSender
  readonly addresses: AddressCount
}

/** Senders that are told the same but for whom other connectors admit; `given` only where it takes other answers. */
export type AttributionChange = {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly addresses: AddressCount
  readonly witness: KnownSender
  readonly given?: readonly Given[]
}

type Gathered<T> = { readonly what: T; readonly rows: Set<number>; place: Place; oddity: number }

/** Distinct attribution changes that are kept; more than anybody reads, and little enough to hold. */
const MOST_KEPT = 20_000

/** Gathers what differs only in who admits, or only under other answers: by single names (`bounds`). */
export class QuietCollector {
  private readonly possible = new Map<string, Gathered<{ given: readonly Given[]; pair: number }>>()
  private readonly attributions = new Map<string, Gathered<Omit<AttributionChange, 'addresses' | 'witness'>>>()

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {}

  note(selection: Selection, walk: Walk, view: RowView): void {
    const visit = (result: Result, channel: SampleChannel) => {
      if (result.pair >= 0) return
      const isQuiet = result.elsewhere.length === 0 && result.credits.length === 0
      if (isQuiet && result.credit.every(({ size }) => size === 0)) return
      const place = () => ({ row: pickRow(this.axes.rows, view.rows), selection, atoms: walk.atoms, channel })
      for (const { pair, given } of result.elsewhere)
        gather(this.possible, `${pair} ${JSON.stringify(given)}`, { pair, given }, view.rows, place, this.axes)
      this.noteAttribution(selection, walk, view, result, channel, place)
    }
    visit(view.plain, { tls: false, trusted: true, atoms: [] })
    visit(view.none, { tls: true, trusted: true, atoms: [] })
    for (const [atom, result] of view.trusted.entries()) visit(result, { tls: true, trusted: true, atoms: [atom] })
    for (const [atom, result] of view.untrusted.entries()) visit(result, { tls: true, trusted: false, atoms: [atom] })
  }

  private noteAttribution(
    selection: Selection,
    walk: Walk,
    view: RowView,
    result: Result,
    channel: SampleChannel,
    place: () => Place,
  ): void {
    const atom = walk.atoms[channel.atoms[0] ?? -1] ?? null
    const add = (credit: Credit, given: readonly Given[]): boolean => {
      const [from = [], to = []] = credit.map((kinds, side) =>
        namesOf(selection, side, kinds, (at) => walk.kindOf(at, atom)),
      )
      if (from.join() === to.join()) return false
      const key = `${from.join()}>${to.join()}>${JSON.stringify(given)}`
      if (this.attributions.size >= MOST_KEPT && !this.attributions.has(key)) return true
      const what = { from: this.spell(from), to: this.spell(to), ...(given.length > 0 ? { given } : {}) }
      gather(this.attributions, key, what, view.rows, place, this.axes)
      return true
    }
    if (result.credit.length === 2 && add(result.credit, [])) return
    for (const { credit, given } of result.credits) if (given.length > 0) add(credit, given)
  }

  private spell(names: readonly number[]): string[] {
    return names.flatMap((name) => this.axes.displayNames[name] ?? [])
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
    return [...this.attributions.values()].map(({ what: { from, to, ...rest }, rows, place }) => ({
      from,
      to,
      addresses: countRows(this.axes.rows, rows),
      witness: makeWitness(this.axes, place),
      ...rest,
    }))
  }
}

function gather<T>(
  map: Map<string, Gathered<T>>,
  key: string,
  what: T,
  rows: readonly number[],
  makePlace: () => Place,
  axes: Axes,
): void {
  let known = map.get(key)
  const place = makePlace()
  const oddity = oddityOf(axes.rows, place)
  if (known === undefined) {
    known = { what, rows: new Set(), place, oddity }
    map.set(key, known)
  } else if (oddity < known.oddity) Object.assign(known, { place, oddity })
  for (const row of rows) known.rows.add(row)
}

/** The names of the parts of these kinds, each once, in ascending order of their numbers. */
function namesOf(
  { parts }: Selection,
  side: number,
  kinds: ReadonlySet<number>,
  kindOf: (at: number) => number,
): number[] {
  if (kinds.size === 0) return []
  const names = new Set<number>()
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (part?.side === side && kinds.has(kindOf(at))) names.add(part.name)
  }
  return [...names].sort((a, b) => a - b)
}
