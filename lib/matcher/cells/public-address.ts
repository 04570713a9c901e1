import { type Ip, parseNetwork } from '#lib/matcher/sets/ip'

/**
 * Networks from which no internet mail comes: private, reserved, multicast and documentation addresses (RFC 6890, RFC
 * 5737).
 */
const RESERVED_IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  '224.0.0.0/3',
]
/** Outside 2000::/3 nothing is global unicast; inside, these are set apart (RFC 6890, RFC 3849, RFC 9637). */
const RESERVED_IPV6 = ['::/3', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '4000::/2', '8000::/1']

function boundsOf<T extends Ip>(networks: readonly string[], isOfFamily: (ip: Ip) => ip is T): [T, T][] {
  return networks.flatMap((text) => {
    const range = parseNetwork(text)?.range
    return range !== undefined && isOfFamily(range.first) && isOfFamily(range.last)
      ? [[range.first, range.last] as [T, T]]
      : []
  })
}

const isIpv4 = (ip: Ip): ip is number => typeof ip === 'number'
const isIpv6 = (ip: Ip): ip is bigint => typeof ip === 'bigint'
const IPV4 = boundsOf(RESERVED_IPV4, isIpv4)
const IPV6 = boundsOf(RESERVED_IPV6, isIpv6)

/**
 * The first public IPv4 address of the range, one that ends in .0 only if there is no other; null where all are
 * reserved.
 */
export function findPublicIpv4(first: number, last: number): number | null {
  let at = first
  for (const [start, end] of IPV4) if (start <= at && at <= end) at = end + 1
  if (at > last) return null
  return at % 256 === 0 && at < last ? at + 1 : at
}

/** The first public IPv6 address of the range; null where all are reserved. */
export function findPublicIpv6(first: bigint, last: bigint): bigint | null {
  let at = first
  for (const [start, end] of IPV6) if (start <= at && at <= end) at = end + 1n
  return at > last ? null : at
}
