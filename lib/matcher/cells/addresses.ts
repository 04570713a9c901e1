import { type Ip, type IpRange, type IpSet, ipSet } from '#lib/matcher/sets/ip'
import { findPublicIpv4, findPublicIpv6 } from './public-address'

/**
 * The address axis, cut at every boundary of every list. Pieces that lie in the same lists form one row, since no rule
 * can tell their addresses apart. So the number of rows grows with the ways in which lists overlap, not with their
 * networks.
 */
export type AddressRows = {
  readonly count: number
  /** 32-bit words of one row's mask */
  readonly words: number
  /** bit `list % 32` of word `row * words + (list >> 5)`: whether the row lies in the list */
  readonly masks: Uint32Array
  readonly ipv4: Axis<number>
  readonly ipv6: Axis<bigint>
  readonly sizes: readonly { readonly ipv4: number; readonly ipv6: bigint }[]
  /** one address of each row, a public one where the row has one */
  readonly samples: readonly { readonly ip: Ip; readonly isPublic: boolean }[]
}

/** Pieces in ascending order: each begins at its start, ends before the next, and belongs to a row. */
type Axis<T> = { readonly starts: readonly T[]; readonly rows: readonly number[]; readonly end: T }

const IPV4_END = 2 ** 32
const IPV6_END = 1n << 128n

/** Cuts all addresses into rows, so that no list holds only a part of a row. */
export function cutAddresses(lists: readonly IpSet[]): AddressRows {
  const words = Math.max(1, Math.ceil(lists.length / 32))
  const rowOf = new Map<string, number>()
  const masks: number[] = []
  const intern = (mask: Uint32Array): number => {
    const key = mask.join()
    const known = rowOf.get(key)
    if (known !== undefined) return known
    rowOf.set(key, rowOf.size)
    masks.push(...mask)
    return rowOf.size - 1
  }
  const ipv4 = cutAxis(
    lists.map(({ v4 }) => v4),
    [0, IPV4_END],
    words,
    intern,
  )
  const ipv6 = cutAxis(
    lists.map(({ v6 }) => v6),
    [0n, IPV6_END],
    words,
    intern,
  )
  const count = rowOf.size
  return { count, words, masks: Uint32Array.from(masks), ipv4, ipv6, ...describeRows(count, ipv4, ipv6) }
}

function cutAxis<T extends number | bigint>(
  lists: readonly (readonly T[])[],
  [start, end]: readonly [T, T],
  words: number,
  intern: (mask: Uint32Array) => number,
): Axis<T> {
  const bounds = lists.flatMap((list, index) => list.map((at) => ({ at, index })))
  bounds.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const mask = new Uint32Array(words)
  const starts: T[] = []
  const rows: number[] = []
  let from = start
  for (const { at, index } of bounds) {
    if (at > from) {
      starts.push(from)
      rows.push(intern(mask))
      from = at
    }
    mask[index >> 5] = (mask[index >> 5] ?? 0) ^ (1 << (index & 31))
  }
  if (from < end) {
    starts.push(from)
    rows.push(intern(mask))
  }
  return { starts, rows, end }
}

function describeRows(count: number, ipv4: Axis<number>, ipv6: Axis<bigint>) {
  const sizes = Array.from({ length: count }, () => ({ ipv4: 0, ipv6: 0n }))
  const samples = new Array<{ ip: Ip; isPublic: boolean } | undefined>(count)
  const note = (row: number, first: Ip, found: Ip | null) => {
    if (samples[row] === undefined) samples[row] = { ip: found ?? first, isPublic: found !== null }
    else if (!samples[row].isPublic && found !== null) samples[row] = { ip: found, isPublic: true }
  }
  eachPiece(ipv4, (row, first, next) => {
    const size = sizes[row]
    if (size) size.ipv4 += next - first
    if (!samples[row]?.isPublic) note(row, first, findPublicIpv4(first, next - 1))
  })
  eachPiece(ipv6, (row, first, next) => {
    const size = sizes[row]
    if (size) size.ipv6 += next - first
    if (!samples[row]?.isPublic) note(row, first, findPublicIpv6(first, next - 1n))
  })
  return { sizes, samples: samples.map((sample) => sample ?? { ip: 0, isPublic: false }) }
}

function eachPiece<T>({ starts, rows, end }: Axis<T>, visit: (row: number, first: T, next: T) => void): void {
  for (const [i, row] of rows.entries()) visit(row, starts[i] as T, starts[i + 1] ?? end)
}

/** Reports whether the addresses of the row are in the list. */
export function isInList({ masks, words }: AddressRows, row: number, list: number): boolean {
  return list >= 0 && (((masks[row * words + (list >> 5)] ?? 0) >>> (list & 31)) & 1) === 1
}

/** How many addresses of each family the rows hold together. Rows are counted once. */
export function countRows({ sizes }: AddressRows, rows: Iterable<number>): { ipv4: string; ipv6: string } {
  let ipv4 = 0
  let ipv6 = 0n
  for (const row of rows) {
    ipv4 += sizes[row]?.ipv4 ?? 0
    ipv6 += sizes[row]?.ipv6 ?? 0n
  }
  return { ipv4: String(ipv4), ipv6: String(ipv6) }
}

/** The addresses of the rows as ascending ranges, IPv4 first, neighbours joined. */
export function rangesOfRows({ ipv4, ipv6 }: AddressRows, rows: readonly number[]): IpRange[] {
  const ranges: IpRange[] = []
  joinPieces(ipv4, rows, (first, next) => ranges.push({ first, last: next - 1 }))
  joinPieces(ipv6, rows, (first, next) => ranges.push({ first, last: next - 1n }))
  return ranges
}

function joinPieces<T>(axis: Axis<T>, rows: readonly number[], add: (first: T, next: T) => void): void {
  const byRow = piecesByRow(axis)
  const pieces = [...new Set(rows)].flatMap((row) => byRow[row] ?? []).sort((a, b) => a - b)
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i] ?? 0
    let last = first
    while (pieces[++i] === last + 1) last += 1
    add(axis.starts[first] as T, axis.starts[last + 1] ?? axis.end)
  }
}

const pieceIndexes = new WeakMap<object, number[][]>()

/** The places of the pieces of each row. The index saves looking at all pieces when few rows are asked for. */
function piecesByRow(axis: Axis<unknown>): number[][] {
  const known = pieceIndexes.get(axis)
  if (known !== undefined) return known
  const index: number[][] = []
  for (const [piece, row] of axis.rows.entries()) {
    const pieces = index[row]
    if (pieces === undefined) index[row] = [piece]
    else pieces.push(piece)
  }
  pieceIndexes.set(axis, index)
  return index
}

export const setOfRows = (rows: AddressRows, wanted: readonly number[]): IpSet => ipSet(rangesOfRows(rows, wanted))

/** A growing set of rows as a bit mask: small and quick where most rows are in most sets. */
export class RowSet implements Iterable<number> {
  private readonly bits: Uint32Array

  constructor(private readonly count: number) {
    this.bits = new Uint32Array(Math.ceil(count / 32))
  }

  add(rows: readonly number[]): void {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0
      this.bits[row >> 5] = (this.bits[row >> 5] ?? 0) | (1 << (row & 31))
    }
  }

  /** Reports whether all rows of the other set are in this one. */
  holds(other: RowSet): boolean {
    return other.bits.every((word, i) => (word & ~(this.bits[i] ?? 0)) === 0)
  }

  /** Equal for sets of the same rows. */
  get key(): string {
    return this.bits.join()
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let row = 0; row < this.count; row++) if (((this.bits[row >> 5] ?? 0) >>> (row & 31)) & 1) yield row
  }
}
