import { formatIp, type Ip, parseIp, parseNetwork } from '#lib/matcher'
import { isAddress } from '#lib/scenario/document/forms'

/** Networks without internet senders. An address in them is that of a hop inside a private network. */
const INSIDE = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/127',
  'fc00::/7',
  'fe80::/10',
].flatMap((text) => parseNetwork(text) ?? [])

/**
 * The address block of servers in Microsoft's datacenters, which are hops inside Exchange Online (docs/formats.md §7).
 */
const MICROSOFT = parseNetwork('2603:1000::/24')

/** Exchange Online's own ranges (docs/formats.md §7). */
const EXCHANGE_ONLINE = [
  '40.92.0.0/15',
  '40.107.0.0/16',
  '52.100.0.0/14',
  '104.47.0.0/17',
  '2a01:111:f400::/48',
  '2a01:111:f403::/48',
].flatMap((text) => parseNetwork(text) ?? [])

/** An IP address in its usual form, or null. Brackets as in mail headers are accepted. */
export function readIp(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(?:IPv6:)?/i, '')
    .replace(/\]$/, '')
  const ip = parseIp(bare)
  return ip === null ? null : formatIp(ip)
}

const holds = (network: ReturnType<typeof parseNetwork>, ip: Ip): boolean =>
  network !== null && typeof network.range.first === typeof ip && network.range.first <= ip && ip <= network.range.last

/** Reports whether the address is private, reserved, or of Microsoft's servers, and so not the sender's. */
export function isInside(text: string): boolean {
  const ip = parseIp(text)
  return ip === null || INSIDE.some((network) => holds(network, ip)) || holds(MICROSOFT, ip)
}

/**
 * Reports whether the address may be that of a server which Exchange Online refused: not a private one, and none of
 * Exchange Online's own, to which the refused server had connected.
 */
export function mayBeRefused(text: string): boolean {
  const ip = parseIp(text)
  return ip !== null && !isInside(text) && !EXCHANGE_ONLINE.some((network) => holds(network, ip))
}

/** An SMTP address, with or without angle brackets; '' for the null sender; null for anything else. */
export function readAddress(text: string): string | null {
  const bare = text.trim()
  if (bare === '<>') return ''
  const address = bare.startsWith('<') && bare.endsWith('>') ? bare.slice(1, -1) : bare
  const at = address.lastIndexOf('@')
  return at < 1 || address.indexOf('@') !== at || !isAddress(address) ? null : address
}

/** The addresses in a header such as To, with or without names. */
export function findAddresses(text: string): string[] {
  const found = text.slice(0, 4000).split(/[\s<>,;:"()[\]]+/)
  return [...new Set(found.flatMap((part) => (part.includes('@') ? (readAddress(part) ?? []) : [])))]
}
