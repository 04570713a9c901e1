import type { DomainClass, DomainPiece } from '#lib/matcher/sets/domain-classes'
import { countAddresses, formatIp, type Ip, type IpRange, ipSet } from '#lib/matcher/sets/ip'
import { type AddressRows, countRows, rangesOfRows } from './addresses'
import type { NameLiteral } from './certificates'
import type { CertificateSet, ChannelSet } from './channels'
import type { DomainSelection, Selections } from './selections'
import type { Axes } from './sides'
import { type Term, termsOf } from './terms'
import type { SelectionWalk } from './walk'

/** The most regions of one result that are sent; further ones are counted. */
export const MOST_REGIONS = 200

/**
 * A channel: no TLS, or TLS with a certificate for which these statements hold. For each literal of `matches` it has a
 * name, and for no literal of `matchesNot`. `trusted` says whether the chain must be trusted or must not be; left out,
 * either will do. A sender without certificate names satisfies no literal, and both values of `trusted`.
 */
export type Channel =
  | { readonly tls: false }
  | {
      readonly tls: true
      readonly trusted?: boolean
      readonly matches: readonly NameLiteral[]
      readonly matchesNot: readonly NameLiteral[]
    }

/** A set of senders as a product of four axes: a sender is in it if it is in one entry of each axis. */
export type Region = {
  /** inclusive ranges of both families */
  readonly sourceIP: 'any' | readonly string[]
  readonly channel: 'any' | readonly Channel[]
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
}

/** A region without its addresses. */
export type Limits = Omit<Region, 'sourceIP'>

/** The most ranges of one region; a region with more is written as several. */
const MOST_RANGES = 1000

/** The most ranges, channels and domains that are written of one set where regions are limited at all. */
export const MOST_ENTRIES = 20_000

type Words = Pick<SelectionWalk, 'selection' | 'atoms' | 'universe'>
/** Rows are kept by reference, since many sets hold the same ones. */
type Entry = { readonly selection: DomainSelection; readonly rows: (readonly number[])[] }
type Group = {
  readonly channel: () => ChannelSet
  readonly words: Words
  readonly entries: Entry[]
  written: Region['channel'] | null
}

/** A growing set of senders: rows of addresses by channel and selection. */
export class SenderSet {
  private readonly byChannel = new Map<string, Group>()

  /**
   * Adds rows. `key` is equal for equal channels over the same atoms, which are joined. Channels are made only when
   * written.
   */
  add(words: Words, key: string, channel: () => ChannelSet, rows: readonly number[]): void {
    const place = `${words.universe}|${key}`
    let group = this.byChannel.get(place)
    if (group === undefined) {
      group = { channel, words, entries: [], written: null }
      this.byChannel.set(place, group)
    }
    // All rows of a selection are added before those of the next one.
    const last = group.entries.at(-1)
    if (last?.selection === words.selection) last.rows.push(rows)
    else group.entries.push({ selection: words.selection, rows: [rows] })
  }

  /** Every row of which some sender is in the set. */
  rows(): Set<number> {
    const rows = new Set<number>()
    for (const { entries } of this.byChannel.values())
      for (const entry of entries) for (const some of entry.rows) for (const row of some) rows.add(row)
    return rows
  }

  /** The set as disjoint regions, the widest first; at most `most` of them are written out. */
  regions(axes: Axes, selections: Selections, most: number): { regions: CountedRegion[]; regionsLeft: number } {
    const regions: CountedRegion[] = []
    let regionsLeft = 0
    let entries = 0
    for (const area of this.areas(axes, selections)) {
      if (regions.length >= most || (entries >= MOST_ENTRIES && Number.isFinite(most))) {
        regionsLeft += 1
        continue
      }
      const rest = area.describe()
      for (const { sourceIP, addresses } of writeRanges(axes.rows, area.rows)) {
        if (regions.length < most) regions.push({ region: { sourceIP, ...rest }, addresses })
        else regionsLeft += 1
        entries += sourceIP.length + entriesIn(rest)
      }
    }
    return { regions, regionsLeft }
  }

  /** The set as disjoint areas, the widest first: regions whose addresses are not written out. */
  areas(axes: Axes, selections: Selections): Area[] {
    const width = (rows: readonly number[]) => rows.reduce((sum, row) => sum + (axes.rows.sizes[row]?.ipv4 ?? 0), 0)
    return [...this.byChannel.values()]
      .flatMap((group) => blocksOf(group.entries).map((block) => ({ group, block, size: width(block.rows) })))
      .sort((a, b) => b.size - a.size)
      .map(({ group, block: { rows, from, to } }) => ({
        rows,
        limits: `${from.join()}|${to.join()}`,
        describe: () => {
          group.written ??= channelsIn(axes, group.words, group.channel())
          return {
            channel: group.written,
            mailFrom: piecesOf(selections.from, selections.fromGroups, from),
            recipient: piecesOf(selections.to, selections.toGroups, to),
          }
        },
      }))
  }
}

/** A region whose addresses are given as rows. Areas of equal `limits` have the same MAIL FROM and recipients. */
export type Area = {
  readonly rows: readonly number[]
  readonly limits: string
  readonly describe: () => Limits
}

/** A number of addresses by family, as decimal text. */
export type AddressCount = { readonly ipv4: string; readonly ipv6: string }
/** A region, and a function that counts its addresses. */
type CountedRegion = { readonly region: Region; readonly addresses: () => AddressCount }

type Block = { readonly rows: readonly number[]; readonly from: readonly number[]; readonly to: readonly number[] }

/** Joins selections that hold the same rows into products of MAIL FROM groups and recipient groups. */
function blocksOf(entries: readonly Entry[]): Block[] {
  const [first, ...others] = entries
  if (first !== undefined && others.length === 0) {
    const rows = rowsOf(first)
    return productsOf(first.selection).map((product) => ({ rows, ...product }))
  }
  const byRows = new Map<string, { rows: readonly number[]; pairs: (readonly [number, number])[] }>()
  for (const entry of entries) {
    const rows = rowsOf(entry)
    const key = rows.join()
    const known = byRows.get(key)
    if (known === undefined) byRows.set(key, { rows, pairs: [...entry.selection.pairs] })
    else for (const pair of entry.selection.pairs) known.pairs.push(pair)
  }
  return [...byRows.values()].flatMap(({ rows, pairs }) => rectanglesOf(pairs).map((product) => ({ rows, ...product })))
}

/** The rows of an entry, each once, ascending. */
function rowsOf({ rows }: Entry): readonly number[] {
  const [only, ...others] = rows
  if (only !== undefined && only.length === 1 && others.length === 0) return only
  return [...new Set(rows.flat())].sort((a, b) => a - b)
}

type Product = Pick<Block, 'from' | 'to'>
const products = new WeakMap<DomainSelection, Product[]>()

function productsOf(selection: DomainSelection): Product[] {
  const known = products.get(selection) ?? rectanglesOf(selection.pairs)
  products.set(selection, known)
  return known
}

function rectanglesOf(pairs: readonly (readonly [number, number])[]): Product[] {
  const toOfFrom = new Map<number, number[]>()
  for (const [from, to] of pairs) {
    const known = toOfFrom.get(from)
    if (known === undefined) toOfFrom.set(from, [to])
    else known.push(to)
  }
  const fromOfTo = new Map<string, { from: number[]; to: number[] }>()
  for (const [from, to] of toOfFrom) {
    const sorted = to.sort((a, b) => a - b)
    const known = fromOfTo.get(sorted.join())
    if (known === undefined) fromOfTo.set(sorted.join(), { from: [from], to: sorted })
    else known.from.push(from)
  }
  return [...fromOfTo.values()]
}

function piecesOf(
  classes: readonly DomainClass[],
  groups: readonly (readonly number[])[],
  wanted: readonly number[],
): 'any' | DomainPiece[] {
  if (wanted.length === groups.length) return 'any'
  const places = wanted.flatMap((group) => groups[group] ?? [])
  return places.sort((a, b) => a - b).flatMap((place) => classes[place]?.piece ?? [])
}

/** The number of entries that limits are written with. */
export const entriesIn = ({ channel, mailFrom, recipient }: Limits): number =>
  lengthOf(channel) + mailFrom.length + recipient.length

const lengthOf = (channel: 'any' | readonly Channel[]): number =>
  channel === 'any'
    ? 1
    : channel.reduce((sum, one) => sum + 1 + (one.tls ? one.matches.length + one.matchesNot.length : 0), 0)

type Page = { readonly sourceIP: Region['sourceIP']; readonly addresses: () => AddressCount }

function writeRanges(rows: AddressRows, wanted: readonly number[]): Page[] {
  if (wanted.length === rows.count) return [{ sourceIP: 'any', addresses: () => countRows(rows, wanted) }]
  const ranges = rangesOfRows(rows, wanted)
  const write = writerOf(rows)
  const pages: Page[] = []
  for (let at = 0; at < ranges.length; at += MOST_RANGES) {
    const page = ranges.slice(at, at + MOST_RANGES)
    pages.push({
      sourceIP: page.map(({ first, last }) => `${write(first)}-${write(last)}`),
      addresses: () => countRanges(page),
    })
  }
  return pages
}

const writers = new WeakMap<AddressRows, (ip: Ip) => string>()

/** Writes addresses, and remembers their text: many changes write the same ones. */
function writerOf(rows: AddressRows): (ip: Ip) => string {
  const known = writers.get(rows)
  if (known !== undefined) return known
  const texts = new Map<Ip, string>()
  const write = (ip: Ip) => {
    let text = texts.get(ip)
    if (text === undefined) {
      text = formatIp(ip)
      texts.set(ip, text)
    }
    return text
  }
  writers.set(rows, write)
  return write
}

function countRanges(ranges: readonly IpRange[]): AddressCount {
  const { ipv4, ipv6 } = countAddresses(ipSet(ranges))
  return { ipv4: String(ipv4), ipv6: String(ipv6) }
}

function channelsIn(axes: Axes, { atoms }: Words, { plain, trusted, untrusted }: ChannelSet): 'any' | Channel[] {
  const isWhole = ({ none, groups }: CertificateSet) => none && groups.length === 0
  if (plain && isWhole(trusted) && isWhole(untrusted)) return 'any'
  const wordings = atoms.map((atom) => atom.wordings)
  const say = (numbers: readonly number[]) => numbers.flatMap((number) => axes.literals[number] ?? [])
  const write = ({ matches, matchesNot }: Term) => ({ matches: say(matches), matchesNot: say(matchesNot) })
  const [own, other] = [termsOf(trusted, wordings), termsOf(untrusted, wordings)]
  const keyOf = ({ matches, matchesNot }: Term) => `${matches.join()}|${matchesNot.join()}`
  const [ownKeys, otherKeys] = [new Set(own.map(keyOf)), new Set(other.map(keyOf))]
  return [
    ...(plain ? [{ tls: false } as const] : []),
    ...own.map((term) => ({
      tls: true as const,
      ...(otherKeys.has(keyOf(term)) ? {} : { trusted: true }),
      ...write(term),
    })),
    ...other
      .filter((term) => !ownKeys.has(keyOf(term)))
      .map((term) => ({ tls: true as const, trusted: false, ...write(term) })),
  ]
}
