import { isIPv4, isIPv6 } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { often } from '#lib/matcher/testing/arbitraries'
import { listHolds, readAddress } from '#lib/matcher/testing/oracle-text'
import {
  containsIp,
  countAddresses,
  formatIp,
  type IpRange,
  type IpSet,
  intersect,
  ipSet,
  ipSetOf,
  ipv4Cidrs,
  isEmpty,
  parseIp,
  parseNetwork,
  subtract,
  union,
} from './ip'

/**
 * Eight addresses at each end of both families, and all sets of them. A number stands for a set: its bits are the
 * members.
 */
const SIZE = 8
const ALL = Array.from({ length: 2 ** SIZE }, (_, bits) => bits)
const has = (bits: number, i: number): boolean => ((bits >> i) & 1) === 1

type Universe = { readonly where: string; readonly at: (i: number) => number | bigint }
const UNIVERSES: readonly Universe[] = [
  { where: 'at the start of IPv4', at: (i) => i },
  { where: 'at the end of IPv4', at: (i) => 2 ** 32 - SIZE + i },
  { where: 'at the start of IPv6', at: (i) => BigInt(i) },
  { where: 'at the end of IPv6', at: (i) => 2n ** 128n - BigInt(SIZE - i) },
]

const range = (first: number | bigint, last = first): IpRange => ({ first, last }) as IpRange
const setOf = ({ at }: Universe, bits: number): IpSet =>
  ipSet(
    ALL.slice(0, SIZE)
      .filter((i) => has(bits, i))
      .map((i) => range(at(i))),
  )
const bitsOf = ({ at }: Universe, set: IpSet): number =>
  ALL.slice(0, SIZE).reduce((bits, i) => bits | (containsIp(set, at(i)) ? 1 << i : 0), 0)

describe.each(UNIVERSES)('sets of addresses $where', { timeout: 120_000 }, (universe) => {
  const sets = ALL.map((bits) => setOf(universe, bits))
  const set = (bits: number) => sets[bits] as IpSet

  it('contain the addresses of the ranges they are made of, and no others', () => {
    expect(sets.map((one) => bitsOf(universe, one))).toEqual(ALL)
  })

  it('have the union, intersection and difference of their members, and one form for equal sets', () => {
    const wrong: string[] = []
    const check = (what: string, one: IpSet, bits: number) => {
      if (`${one.v4};${one.v6}` !== `${set(bits).v4};${set(bits).v6}`) wrong.push(what)
    }
    for (const a of ALL) {
      for (const b of ALL) {
        check(`${a} ∪ ${b}`, union(set(a), set(b)), a | b)
        check(`${a} ∩ ${b}`, intersect(set(a), set(b)), a & b)
        check(`${a} \\ ${b}`, subtract(set(a), set(b)), a & ~b)
      }
    }
    expect(wrong).toEqual([])
  })

  it('have a complement that shares no address, leaves out none, and whose complement is the set', () => {
    const everything = ipSetOf(['0.0.0.0/0', '::/0'])
    for (const bits of ALL) {
      const outside = subtract(everything, set(bits))
      expect(bitsOf(universe, outside)).toBe(~bits & (2 ** SIZE - 1))
      expect(isEmpty(intersect(outside, set(bits)))).toBe(true)
      expect(subtract(everything, outside)).toEqual(set(bits))
      const [inside, rest] = [countAddresses(set(bits)), countAddresses(outside)]
      expect([inside.ipv4 + rest.ipv4, inside.ipv6 + rest.ipv6]).toEqual([2n ** 32n, 2n ** 128n])
    }
  })
})

const octet = fc.integer({ min: 0, max: 255 })
const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'))
const group = fc.oneof(
  fc.constant('0'),
  fc.constant('0'),
  fc.integer({ min: 0, max: 65535 }).map((n) => n.toString(16)),
)
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':'))
/** Texts that resemble addresses. */
const almost = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefF:::...'), maxLength: 24 }),
  fc
    .tuple(fc.oneof(ipv4, ipv6), fc.constantFrom(...'0:.f'), fc.nat({ max: 40 }))
    .map(([text, mark, at]) => text.slice(0, at) + mark + text.slice(at)),
  fc
    .tuple(ipv6, fc.nat({ max: 40 }), fc.nat({ max: 20 }))
    .map(([text, at, length]) => `${text.slice(0, at)}::${text.slice(at + length)}`),
  fc
    .tuple(ipv4, fc.constantFrom('', '::', '::ffff:', '1:2:3:4:5:6:', '1::', ':'), fc.constantFrom('', '::', ':1'))
    .map(([text, before, after]) => before + text + after),
)

describe('an address', { timeout: 120_000 }, () => {
  it('is read if and only if node reads it', () => {
    const law = (text: string) => {
      expect(parseIp(text) !== null).toBe(isIPv4(text) || isIPv6(text))
    }
    fc.assert(fc.property(fc.oneof(ipv4, ipv6, almost), law), often(20_000))
  })

  it('is read as the oracle reads it, and its written form is read as the same address', () => {
    const law = (text: string) => {
      const ip = parseIp(text)
      if (ip === null) return
      const { family, value } = readAddress(text)
      expect(ip).toBe(family === 4 ? Number(value) : value)
      expect(parseIp(formatIp(ip))).toBe(ip)
    }
    fc.assert(fc.property(fc.oneof(ipv4, ipv6, almost), law), often(5000))
  })

  it('is written as a browser writes it (RFC 5952)', () => {
    const law = (text: string) => {
      const ip = parseIp(text)
      if (typeof ip === 'bigint') expect(`[${formatIp(ip)}]`).toBe(new URL(`http://[${text}]`).hostname)
      else expect(formatIp(ip as number)).toBe(text)
    }
    fc.assert(
      fc.property(
        fc.oneof(
          ipv4,
          ipv6.filter((text) => !text.startsWith('0:0:0:0:0:ffff:')),
        ),
        law,
      ),
      often(5000),
    )
  })
})

const network = fc.oneof(
  ipv4,
  fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })).map(([text, length]) => `${text}/${length}`),
  fc.tuple(fc.integer({ min: 24, max: 32 }), octet).map(([length, last]) => `192.0.2.${last}/${length}`),
  fc.tuple(ipv4, fc.integer({ min: 96, max: 128 })).map(([text, length]) => `::ffff:${text}/${length}`),
  fc.tuple(octet, octet).map(([a, b]) => `192.0.2.${Math.min(a, b)}-192.0.2.${Math.max(a, b)}`),
  fc
    .tuple(
      ipv6.filter((text) => !text.startsWith('0:0:0:0:0:')),
      fc.integer({ min: 16, max: 128 }),
    )
    .map(([text, length]) => `${text}/${length}`),
)

describe('a list of networks', { timeout: 120_000 }, () => {
  it('contains the addresses that the oracle says, in any order and overlap of the networks', () => {
    const law = (entries: string[], others: string[]) => {
      const set = ipSetOf(entries)
      const adjacent = octetsAround(entries)
      for (const ip of [...others, ...adjacent]) expect(containsIp(set, parseIp(ip) ?? 0)).toBe(listHolds(entries, ip))
    }
    fc.assert(
      fc.property(fc.array(network, { maxLength: 6 }), fc.array(fc.oneof(ipv4, ipv6), { maxLength: 3 }), law),
      often(1000),
    )
  })

  it('is written as the fewest networks from /24 to /32 that contain exactly its addresses', () => {
    const law = (entries: string[], widest: number) => {
      const set = ipSetOf(entries)
      const cidrs = ipv4Cidrs(set, widest)
      const lengths = cidrs.map((cidr) => parseNetwork(cidr)?.prefixLength ?? -1)
      expect(ipSetOf(cidrs)).toEqual({ v4: set.v4, v6: [] })
      expect(lengths.every((length) => length >= widest)).toBe(true)
      expect(BigInt(lengths.reduce((sum, length) => sum + 2 ** (32 - length), 0))).toBe(countAddresses(set).ipv4)
      expect(mergeable(cidrs, widest)).toEqual([])
    }
    const narrow = network.filter((entry) => (parseNetwork(entry)?.prefixLength ?? 32) >= 20)
    fc.assert(fc.property(fc.array(narrow, { maxLength: 5 }), fc.integer({ min: 20, max: 32 }), law), often(300))
  })

  it('of IPv4 in IPv6 form counts its prefix from the start of the address, and is IPv4 only from /96 on', () => {
    for (const text of ['::ffff:192.0.2.7/120', '::ffff:c000:207/120', '0:0:0:0:0:FFFF:192.0.2.7/120'])
      expect(parseNetwork(text)).toEqual({ ...parseNetwork('192.0.2.7/24'), inIpv6Form: true })
    expect(parseNetwork('::ffff:192.0.2.7/128')?.range).toEqual(parseNetwork('192.0.2.7')?.range)
    expect(parseNetwork('::ffff:0.0.0.0/96')?.range).toEqual(parseNetwork('0.0.0.0/0')?.range)
    for (const prefix of [0, 24, 32, 95, 129]) expect(parseNetwork(`::ffff:203.0.113.0/${prefix}`)).toBeNull()
  })

  it('of /24 and narrower is written again as it was', () => {
    expect(ipv4Cidrs(ipSetOf(['192.0.2.0/24', '198.51.100.64/26', '203.0.113.7']))).toEqual([
      '192.0.2.0/24',
      '198.51.100.64/26',
      '203.0.113.7',
    ])
    expect(ipv4Cidrs(ipSetOf(['198.51.100.1-198.51.100.9']))).toEqual([
      '198.51.100.1',
      '198.51.100.2/31',
      '198.51.100.4/30',
      '198.51.100.8/31',
    ])
    expect(ipv4Cidrs(ipSetOf(['148.163.128.0/19']))).toHaveLength(32)
  })
})

/** The first and last addresses of networks in the documentation range, and the addresses before and after them. */
const octetsAround = (entries: readonly string[]): string[] =>
  entries.flatMap((entry) => {
    const set = ipSetOf([entry])
    return set.v4
      .flatMap((bound) => [bound - 1, bound])
      .filter((value) => value >= 0 && value < 2 ** 32)
      .map(formatIp)
  })

/** Two networks of one length that are the halves of a wider one which would be allowed. */
function mergeable(cidrs: readonly string[], widest: number): string[] {
  const known = new Set(cidrs.map((cidr) => (cidr.includes('/') ? cidr : `${cidr}/32`)))
  return [...known].filter((cidr) => {
    const [address = '', length] = cidr.split('/')
    const size = 2 ** (32 - Number(length))
    const first = Number(readAddress(address).value)
    return Number(length) > widest && first % (2 * size) === 0 && known.has(`${formatIp(first + size)}/${length}`)
  })
}
