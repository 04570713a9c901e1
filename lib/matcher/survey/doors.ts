import type { AddressCount, Region } from '#lib/matcher/compare/regions'
import { fitsMicrosoft } from './microsoft-names'

/**
 * Who can come in by a way, in the widest sense: whoever is in the listed addresses, whoever presents a name that fits the
 * pattern (all customers of a service share one, and every tenant of Microsoft 365 does), whoever speaks TLS, or everyone.
 * All but `listed-addresses` are an open side entrance: they let strangers in whom no filter has seen.
 */
export type Door = {
  readonly to: 'everyone' | 'everyone-with-tls' | 'every-microsoft-365-tenant' | 'customers-of' | 'listed-addresses'
  /** the certificate name that has to fit, where one has */
  readonly pattern: string | null
  /** how many addresses it is open to */
  readonly addresses: AddressCount
  /** MAIL FROM and recipients it is limited to */
  readonly mailFrom: Region['mailFrom']
  readonly recipient: Region['recipient']
}

/** The doors that the ways add up to, the widest first; doors of one kind and limit are one. */
export function doorsOf(ways: readonly (Region & { readonly addresses: AddressCount })[]): Door[] {
  const doors = new Map<string, Door>()
  for (const way of ways)
    for (const { to, pattern } of openingsOf(way, way.addresses)) {
      const { mailFrom, recipient, addresses } = way
      const key = JSON.stringify([to, pattern, mailFrom, recipient])
      const known = doors.get(key)
      doors.set(key, { to, pattern, addresses: add(known?.addresses, addresses), mailFrom, recipient })
    }
  return [...doors.values()].sort((a, b) => WIDTH.indexOf(a.to) - WIDTH.indexOf(b.to))
}

const WIDTH = ['everyone', 'everyone-with-tls', 'every-microsoft-365-tenant', 'customers-of', 'listed-addresses']

type Opening = Pick<Door, 'to' | 'pattern'>

function openingsOf({ channel }: Region, addresses: AddressCount): Opening[] {
  const patterns = patternsOf(channel)
  if (!isAnywhere(addresses)) return patterns.map((pattern) => ({ to: 'listed-addresses', pattern }))
  if (channel === 'any' || channel.some(({ tls }) => !tls)) return [{ to: 'everyone', pattern: null }]
  return patterns.map((pattern) => {
    if (pattern === null) return { to: 'everyone-with-tls', pattern }
    return { to: fitsMicrosoft(pattern) ? 'every-microsoft-365-tenant' : 'customers-of', pattern }
  })
}

/** The patterns of which any one has to fit; null alone where no name is needed. */
function patternsOf(channel: Region['channel']): (string | null)[] {
  if (channel === 'any') return [null]
  const patterns = channel.map((one) => (one.tls ? (one.matches[0]?.pattern ?? null) : null))
  return patterns.includes(null) ? [null] : [...new Set(patterns)]
}

/** Lists have thousands of addresses, the internet has four thousand million: beyond half of it nobody meant a list. */
const isAnywhere = ({ ipv4, ipv6 }: AddressCount): boolean => BigInt(ipv4) > 2n ** 31n || BigInt(ipv6) > 2n ** 127n

function add(one: AddressCount | undefined, other: AddressCount): AddressCount {
  if (one === undefined) return other
  return {
    ipv4: String(BigInt(one.ipv4) + BigInt(other.ipv4)),
    ipv6: String(BigInt(one.ipv6) + BigInt(other.ipv6)),
  }
}
