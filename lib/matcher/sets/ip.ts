import { withoutInvisible } from './invisible'

/**
 * IP addresses, networks and exact sets of them.
 *
 * An address is a number (IPv4) or a bigint (IPv6): the type is the family, so the two can never be compared by
 * accident. IPv4-mapped IPv6 addresses (RFC 4291 §2.5.5.2) are IPv4 here, because that is what the mail server sees.
 */
export type Ip = number | bigint

/** First and last address, inclusive, both of one family. */
export type IpRange =
  | { readonly first: number; readonly last: number }
  | { readonly first: bigint; readonly last: bigint }

/**
 * How a network is written. Exchange Online accepts only the first two, and of the second only IPv4 from /24 to /32.
 */
type NetworkForm = 'address' | 'cidr' | 'range'

/**
 * A parsed entry of `SenderIPAddresses`. `hostBits` reports whether the address had bits beyond its prefix,
 * `inIpv6Form` whether IPv4 was written as IPv4-mapped IPv6.
 */
export type IpNetwork = {
  readonly form: NetworkForm
  readonly family: 4 | 6
  readonly range: IpRange
  readonly prefixLength: number | null
  readonly hostBits: boolean
  readonly inIpv6Form: boolean
}

const MAPPED_PREFIX = 0xffffn
/** Where in an IPv4-mapped IPv6 address the IPv4 address starts. */
const IPV4_STARTS = 96

/**
 * Reads an IPv4 or IPv6 address. Null for anything else, including leading zeros, short forms and zone ids, which are
 * ambiguous.
 */
export function parseIp(text: string): Ip | null {
  const visible = withoutInvisible(text)
  return visible.includes(':') ? parseIpv6(visible) : parseIpv4(visible)
}

function parseIpv4(text: string): number | null {
  const length = text.length
  if (length < 7 || length > 15) return null
  let value = 0
  let octet = 0
  let digits = 0
  let dots = 0
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit >= 0 && digit <= 9) {
      if (digits > 0 && octet === 0) return null
      octet = octet * 10 + digit
      digits++
      if (octet > 255) return null
    } else if (digit === -2 && digits > 0 && dots < 3) {
      value = value * 256 + octet
      octet = 0
      digits = 0
      dots++
    } else return null
  }
  return dots === 3 && digits > 0 ? value * 256 + octet : null
}

function parseIpv6(text: string): Ip | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = parseGroups(halves[0] as string, halves.length === 1)
  const tail = halves.length === 2 ? parseGroups(halves[1] as string, true) : []
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...head, ...new Array<number>(halves.length === 2 ? missing : 0).fill(0), ...tail]
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n)
  return value >> 32n === MAPPED_PREFIX ? Number(value & 0xffffffffn) : value
}

/** Reads groups of up to four hex digits. The end of an address can be written as IPv4, which stands for two groups. */
function parseGroups(text: string, isEnd: boolean): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    if (part.includes('.')) {
      const ipv4 = isEnd && i === parts.length - 1 ? parseIpv4(part) : null
      if (ipv4 === null) return null
      groups.push(Math.floor(ipv4 / 65536), ipv4 % 65536)
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(part)) return null
      groups.push(Number.parseInt(part, 16))
    }
  }
  return groups
}

/** Writes an address in its usual form; IPv6 compressed and in lower case as RFC 5952 asks. */
export function formatIp(ip: Ip): string {
  if (typeof ip === 'number') return [24, 16, 8, 0].map((shift) => Math.floor(ip / 2 ** shift) % 256).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => Number((ip >> BigInt(112 - 16 * i)) & 0xffffn).toString(16))
  const zeros = [...`${groups.map((group) => (group === '0' ? '0' : 'x')).join('')}`.matchAll(/00+/g)]
  const longest = zeros.reduce<RegExpMatchArray | null>(
    (best, run) => (run[0].length > (best?.[0].length ?? 0) ? run : best),
    null,
  )
  if (longest === null || longest.index === undefined) return groups.join(':')
  const after = groups.slice(longest.index + longest[0].length).join(':')
  return `${groups.slice(0, longest.index).join(':')}::${after}`
}

/**
 * Reads one entry of `SenderIPAddresses`: an address, a CIDR network of any length, or a range `a-b`. Null otherwise.
 */
export function parseNetwork(text: string): IpNetwork | null {
  const trimmed = withoutInvisible(text).trim()
  if (trimmed.includes('/')) return parseCidr(trimmed)
  if (trimmed.includes('-')) return parseRange(trimmed)
  const ip = parseIp(trimmed)
  if (ip === null) return null
  const width = typeof ip === 'number' ? 32 : 128
  return {
    form: 'address',
    family: width === 32 ? 4 : 6,
    range: { first: ip, last: ip } as IpRange,
    prefixLength: width,
    hostBits: false,
    inIpv6Form: width === 32 && trimmed.includes(':'),
  }
}

function parseCidr(text: string): IpNetwork | null {
  const [address = '', length = '', ...rest] = text.split('/')
  const ip = parseIp(address)
  if (ip === null || rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return null
  const inIpv6Form = typeof ip === 'number' && address.includes(':')
  // The prefix counts the bits as written: ::ffff:192.0.2.0/120 is 192.0.2.0/24. Below /96 the network is not IPv4
  // alone.
  const prefixLength = Number(length) - (inIpv6Form ? IPV4_STARTS : 0)
  const network = { form: 'cidr', prefixLength, inIpv6Form } as const
  if (typeof ip === 'number') {
    if (prefixLength < 0 || prefixLength > 32) return null
    const size = 2 ** (32 - prefixLength)
    const first = Math.floor(ip / size) * size
    return { ...network, family: 4, range: { first, last: first + size - 1 }, hostBits: first !== ip }
  }
  if (prefixLength > 128) return null
  const size = 1n << BigInt(128 - prefixLength)
  const first = (ip / size) * size
  return { ...network, family: 6, range: { first, last: first + size - 1n }, hostBits: first !== ip }
}

function parseRange(text: string): IpNetwork | null {
  const [from, to, ...rest] = text.split('-')
  const first = parseIp((from ?? '').trim())
  const last = parseIp((to ?? '').trim())
  if (first === null || last === null || rest.length > 0 || typeof first !== typeof last || first > last) return null
  const family = typeof first === 'number' ? 4 : 6
  const inIpv6Form = family === 4 && text.includes(':')
  return { form: 'range', family, range: { first, last } as IpRange, prefixLength: null, hostBits: false, inIpv6Form }
}

/**
 * An immutable set of addresses of both families.
 * INVARIANT: each list holds the boundaries at which membership flips, strictly ascending, starting outside; an even
 * number of them. So two equal sets have equal lists, and `contains` is one binary search.
 */
export type IpSet = { readonly v4: readonly number[]; readonly v6: readonly bigint[] }

export const EMPTY_IP_SET: IpSet = { v4: [], v6: [] }

/** The set of all addresses in the ranges, which may overlap and come in any order. */
export function ipSet(ranges: Iterable<IpRange>): IpSet {
  const v4: [number, number][] = []
  const v6: [bigint, bigint][] = []
  for (const { first, last } of ranges) {
    if (typeof first === 'number') v4.push([first, (last as number) + 1])
    else v6.push([first, (last as bigint) + 1n])
  }
  return { v4: joinRanges(v4), v6: joinRanges(v6) }
}

const setsByList = new WeakMap<readonly string[], IpSet>()

/** The set of all addresses in networks given as text. Text that cannot be read adds none. Remembered as long as the list is. */
export function ipSetOf(networks: readonly string[]): IpSet {
  let set = setsByList.get(networks)
  if (set === undefined) {
    set = ipSet(networks.flatMap((text) => parseNetwork(text)?.range ?? []))
    setsByList.set(networks, set)
  }
  return set
}

/**
 * Sorts the ranges by their start and joins those that overlap or touch. A range ends before its end. So the next range
 * can meet the last joined one in three ways:
 *
 *     joined   ├──────┤            joined   ├──────┤            joined   ├────────────┤
 *     next               ├───┤     next         ├──────┤        next        ├─────┤
 *     entirely after: it begins    overlaps the end or touches   covered: nothing changes
 *     a range of its own           it: the joined one grows
 */
function joinRanges<T extends number | bigint>(ranges: [T, T][]): T[] {
  ranges.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  const bounds: T[] = []
  for (const [start, end] of ranges) {
    const joinedEnd = bounds.at(-1)
    const isEntirelyAfter = joinedEnd === undefined || start > joinedEnd
    if (isEntirelyAfter) bounds.push(start, end)
    else if (end > joinedEnd) bounds[bounds.length - 1] = end
  }
  return bounds
}

/** Reports whether the set holds the address. */
export function containsIp(set: IpSet, ip: Ip): boolean {
  return typeof ip === 'number' ? countUpTo(set.v4, ip) % 2 === 1 : countUpTo(set.v6, ip) % 2 === 1
}

/** How many of the ascending bounds are not above `value`: the index of the piece of the axis that holds it. */
export function countUpTo<T extends number | bigint>(bounds: readonly T[], value: T): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((bounds[middle] as T) <= value) low = middle + 1
    else high = middle
  }
  return low
}

export const union = (a: IpSet, b: IpSet): IpSet => combine(a, b, (inA, inB) => inA || inB)
export const intersect = (a: IpSet, b: IpSet): IpSet => combine(a, b, (inA, inB) => inA && inB)
export const subtract = (a: IpSet, b: IpSet): IpSet => combine(a, b, (inA, inB) => inA && !inB)
export const isEmpty = (a: IpSet): boolean => a.v4.length === 0 && a.v6.length === 0

/** `keep` must be false where both sides are outside, so that the result starts outside too. */
function combine(a: IpSet, b: IpSet, keep: (inA: boolean, inB: boolean) => boolean): IpSet {
  return { v4: combineBounds(a.v4, b.v4, keep), v6: combineBounds(a.v6, b.v6, keep) }
}

/**
 * Walks the bounds of both sets in ascending order. Between two neighbouring bounds membership in either set is
 * constant, so `keep` is asked once for each piece, and a bound of the result stands where its answer changes.
 *
 *     a           ├────────┤       ├────┤
 *     b                ├───────────┤
 *     union       ├─────────────────────┤
 *     intersect        ├───┤
 *     subtract    ├────┤           ├────┤
 *
 * Where a bound of both sets is the same, as the end of b and a start of a above, both are passed at once.
 */
function combineBounds<T extends number | bigint>(
  a: readonly T[],
  b: readonly T[],
  keep: (inA: boolean, inB: boolean) => boolean,
): T[] {
  const bounds: T[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const nextA = a[i]
    const nextB = b[j]
    const at = nextB === undefined || (nextA !== undefined && nextA <= nextB) ? (nextA as T) : nextB
    if (nextA === at) i++
    if (nextB === at) j++
    const inside = keep(i % 2 === 1, j % 2 === 1)
    if (inside !== (bounds.length % 2 === 1)) bounds.push(at)
  }
  return bounds
}

/** How many addresses of each family the set holds. */
export function countAddresses(set: IpSet): { ipv4: bigint; ipv6: bigint } {
  const total = (bounds: readonly (number | bigint)[]) =>
    bounds.reduce<bigint>((sum, bound, i) => (i % 2 === 1 ? sum + BigInt(bound) : sum - BigInt(bound)), 0n)
  return { ipv4: total(set.v4), ipv6: total(set.v6) }
}

/**
 * The fewest IPv4 CIDR networks that hold exactly the set's IPv4 addresses, none wider than `widest` (a prefix length).
 * Exchange Online takes /24 to /32, hence the default.
 */
export function ipv4Cidrs(set: IpSet, widest = 24): string[] {
  const cidrs: string[] = []
  for (let i = 0; i < set.v4.length; i += 2) {
    let first = set.v4[i] as number
    const end = set.v4[i + 1] as number
    while (first < end) {
      let length = widest
      while (first % 2 ** (32 - length) !== 0 || first + 2 ** (32 - length) > end) length++
      cidrs.push(length === 32 ? formatIp(first) : `${formatIp(first)}/${length}`)
      first += 2 ** (32 - length)
    }
  }
  return cidrs
}
