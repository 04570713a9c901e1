import { countAddresses, formatIp, type Ip, type IpRange, ipSet } from '#lib/matcher/sets/ip'
import { type AddressRows, countRows, rangesOfRows } from './addresses'
import type { NameLiteral } from './certificates'
import type { CertificateSet, ChannelSet } from './channels'
import type { DomainClass, DomainPiece } from './domains'
import type { Selection, Selections } from './selections'
import type { Axes } from './sides'
import { type Term, termsOf } from './terms'
import type { Atom } from './walk'

/**
 * A channel: without TLS, or with TLS and a certificate. `matches`: for each there is a name that fits the pattern in that
 * way; `matchesNot`: for none of them there is one. `trusted` says whether the chain must be trusted or must not; left out,
 * it makes no difference. A sender without a certificate name fits no pattern and either `trusted`.
 */
export type Channel =
  | { readonly tls: false }
  | {
      readonly tls: true
      readonly trusted?: boolean
      readonly matches: readonly NameLiteral[]
      readonly matchesNot: readonly NameLiteral[]
    }

/** Senders told apart by nothing but these four; a sender is in the region if it is in one entry of each. */
export type Region = {
  /** inclusive ranges of both families */
  readonly sourceIP: 'any' | readonly string[]
  readonly channel: 'any' | readonly Channel[]
  readonly mailFrom: 'any' | readonly DomainPiece[]
  readonly recipient: 'any' | readonly DomainPiece[]
}

/** Ranges in one region that is written out; a longer one is written as several. */
const MOST_RANGES = 1000

/** Ranges, channels and domains that are written out of one set, if anything is held back: what a screen can bear. */
const MOST_ENTRIES = 20_000

export type Words = { readonly atoms: readonly Atom[]; readonly universe: string }
/** The words in which the channels of a selection are told; selections of one universe have the same atoms, in the same words. */
export function wordsOf({ parts, asksOwn }: Selection, atoms: readonly Atom[]): Words {
  const wanted = [...new Set(parts.map((part) => part.wanted))].sort((a, b) => a - b)
  return { atoms, universe: `${wanted.join()} ${asksOwn.join()}` }
}

type Entry = { readonly selection: Selection; readonly rows: number[] }

/** A set of senders, gathered as it is found: rows of addresses by channel and selection. */
export class SenderSet {
  private readonly byChannel = new Map<string, { channel: ChannelSet; words: Words; entries: Map<Selection, Entry> }>()

  add(selection: Selection, words: Words, channel: ChannelSet, rows: readonly number[]): void {
    const key = `${words.universe}|${channel.key}`
    let group = this.byChannel.get(key)
    if (group === undefined) {
      group = { channel, words, entries: new Map() }
      this.byChannel.set(key, group)
    }
    let entry = group.entries.get(selection)
    if (entry === undefined) {
      entry = { selection, rows: [] }
      group.entries.set(selection, entry)
    }
    for (const row of rows) entry.rows.push(row)
  }

  /** Every row of which some sender is in the set. */
  rows(): Set<number> {
    const rows = new Set<number>()
    for (const { entries } of this.byChannel.values())
      for (const entry of entries.values()) for (const row of entry.rows) rows.add(row)
    return rows
  }

  /** The set as disjoint regions, the widest first; at most `most` of them are written out. */
  regions(axes: Axes, selections: Selections, most: number): { regions: CountedRegion[]; regionsLeft: number } {
    const blocks = [...this.byChannel.values()].flatMap(({ channel, words, entries }) =>
      blocksOf([...entries.values()]).map((block) => ({ ...block, channel, words })),
    )
    const width = ({ rows }: Block) => rows.reduce((sum, row) => sum + (axes.rows.sizes[row]?.ipv4 ?? 0), 0)
    const regions: CountedRegion[] = []
    let regionsLeft = 0
    let entries = 0
    for (const { block } of blocks.map((one) => ({ block: one, size: width(one) })).sort((a, b) => b.size - a.size)) {
      if (regions.length >= most || (entries >= MOST_ENTRIES && Number.isFinite(most))) {
        regionsLeft += 1
        continue
      }
      const { rows, channel, words, from, to } = block
      const rest = {
        channel: channelsIn(axes, words, channel),
        mailFrom: piecesOf(selections.from, from),
        recipient: piecesOf(selections.to, to),
      }
      for (const { sourceIP, addresses } of writeRanges(axes.rows, rows)) {
        if (regions.length < most) regions.push({ region: { sourceIP, ...rest }, addresses })
        else regionsLeft += 1
        entries += sourceIP.length + lengthOf(rest.channel) + rest.mailFrom.length + rest.recipient.length
      }
    }
    return { regions, regionsLeft }
  }
}

/** Addresses of which some sender is meant, by family, as decimal numbers. */
export type AddressCount = { readonly ipv4: string; readonly ipv6: string }
/** A region, and how many addresses it has, counted when asked for. */
export type CountedRegion = { readonly region: Region; readonly addresses: () => AddressCount }

type Block = { readonly rows: readonly number[]; readonly from: readonly number[]; readonly to: readonly number[] }

/** Joins selections that hold the same rows into products of MAIL FROM classes and recipient classes. */
function blocksOf(entries: readonly Entry[]): Block[] {
  const byRows = new Map<string, { rows: readonly number[]; pairs: (readonly [number, number])[] }>()
  for (const { selection, rows } of entries) {
    const sorted = [...new Set(rows)].sort((a, b) => a - b)
    const key = entries.length === 1 ? '' : sorted.join()
    const known = byRows.get(key)
    if (known === undefined) byRows.set(key, { rows: sorted, pairs: [...selection.pairs] })
    else known.pairs.push(...selection.pairs)
  }
  return [...byRows.values()].flatMap(({ rows, pairs }) => rectanglesOf(pairs).map((sides) => ({ rows, ...sides })))
}

function rectanglesOf(pairs: readonly (readonly [number, number])[]): Pick<Block, 'from' | 'to'>[] {
  const toOfFrom = new Map<number, number[]>()
  for (const [from, to] of pairs) toOfFrom.set(from, [...(toOfFrom.get(from) ?? []), to])
  const fromOfTo = new Map<string, { from: number[]; to: number[] }>()
  for (const [from, to] of toOfFrom) {
    const sorted = to.sort((a, b) => a - b)
    const known = fromOfTo.get(sorted.join())
    if (known === undefined) fromOfTo.set(sorted.join(), { from: [from], to: sorted })
    else known.from.push(from)
  }
  return [...fromOfTo.values()]
}

function piecesOf(classes: readonly DomainClass[], places: readonly number[]): 'any' | DomainPiece[] {
  if (places.length === classes.length) return 'any'
  return [...places].sort((a, b) => a - b).flatMap((place) => classes[place]?.piece ?? [])
}

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

/** Writes addresses; the same ones are asked for by every change that has to do with their row. */
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
