import { parseIp } from '#lib/matcher'

const BITS = 32
const ALL = 2 ** BITS - 1

/**
 * The prefix length of a netmask such as `255.255.248.0`; null for other texts and for masks with gaps. No sender has an
 * address that starts with 255, so a mask is never taken for one.
 */
export function prefixOfMask(text: string): number | null {
  const mask = parseIp(text)
  if (typeof mask !== 'number' || mask < 0xff000000) return null
  return prefixOfHosts(ALL - mask)
}

/** The prefix length of a wildcard mask of a firewall, such as `0.0.7.255`; null for anything else. */
export function prefixOfWildcard(text: string): number | null {
  const hosts = parseIp(text)
  return typeof hosts !== 'number' || hosts > 0xffffff ? null : prefixOfHosts(hosts)
}

/** The prefix length of a network with the given last host number: one less than a power of two. */
function prefixOfHosts(hosts: number): number | null {
  const bits = Math.log2(hosts + 1)
  return Number.isInteger(bits) ? BITS - bits : null
}

/** Reports whether an address is meant as a netmask, also one with gaps. */
export const looksLikeMask = (text: string): boolean => {
  const ip = parseIp(text)
  return typeof ip === 'number' && ip >= 0xff000000
}
