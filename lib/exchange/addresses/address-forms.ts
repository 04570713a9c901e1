import { formatIp, parseIp, parseNetwork } from '#lib/matcher'
import { looksLikeMask, prefixOfMask, prefixOfWildcard } from './netmask'
import type { AddressReason } from './reasons'

const V4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const DASH = String.raw`[-\u2010-\u2015\u2212\u301c~\uff5e]`
const SLASH_MASK = new RegExp(String.raw`^\s*\/\s*(${V4})(?![\w.]*\d)`)
const PREFIX = /^(?:\s+(?:(?:sub)?netz?)?(?:mask|maske|präfix|prefix)\s?:?)?\s*\/\s*(\d{1,3})(?![\w]|\.\d)/i
const PREFIX_IN_WORDS =
  /^\s*[,(]?\s*(?:(?:mit|with)\s+(?:(?:der|dem|a|the)\s+)?)?(?:präfix(?:länge)?|prefix(?:[ -]?length)?)\s*:?\s*\/?(\d{1,2})(?!\w|\.\d)/i
const RANGE = new RegExp(
  String.raw`^(?:\s*(?:${DASH}{1,2}|[-=]>|[\u2192\u21d2]|\.{2,3}|\u2026)\s*|\s+(?:to|bis|through|thru|until|und einschließlich)\s+)(${V4})(?![\w/]|\.\d)`,
  'i',
)
/** The last number alone. With blanks or a dot before it, it has to end the entry: `198.51.100.1 - 20 servers` is no range. */
const SHORT_RANGE = new RegExp(
  String.raw`^(?:${DASH}(\d{1,3})(?![\w.])|\s*${DASH}\s*\.?(\d{1,3})(?=\s*(?:$|[,;|)\]}"'])))`,
)
/** Networks as the two ends of a range: only a word says so, since a dash also separates the entries of a list. */
const NETWORK_RANGE = new RegExp(
  String.raw`^\s+(?:to|bis|through|thru|until|und einschließlich)\s+(${V4})\s?\/\s?(\d{1,2})(?![\w]|\.\d)`,
  'i',
)
/** A range or network with a prefix length at its end: which of the two is meant cannot be told. */
const ODD_RANGE = new RegExp(String.raw`^(?:\/\d{1,3})?${DASH}${V4}\/\d{1,3}(?![\w.])`)
const MASK =
  /^["'\s,;|(]*(?:(?:sub)?net(?:z)?\s?mas(?:k|ke)[a-z]*[:=]?\s*|maske?[:=]?\s*)?["']?(255\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/i
const WILDCARD = /^\s+(0(?:\.\d{1,3}){3})(?![\w/]|\.\d)/

/** What the header of a table says of two columns. */
export type Columns = 'range' | 'prefix'

type Read = { readonly length: number } & ({ readonly network: string } | { readonly reason: AddressReason })

/** Reads an address with the prefix, netmask or end of a range behind it. Null if it is no address. */
export function readAddress(address: string, rest: string, columns: Columns | null): Read | null {
  if (address.endsWith('.*')) {
    const network = `${address.slice(0, -1)}0/24`
    return parseNetwork(network) === null ? null : { network, length: 0 }
  }
  if (parseIp(address) === null) return null
  const mask = SLASH_MASK.exec(rest) ?? maskBehind(address, rest)
  if (mask !== null) return withMask(address, mask[1] ?? '', mask[0].length)
  const odd = ODD_RANGE.exec(rest)
  if (odd !== null) return { reason: 'NOT_AN_ADDRESS', length: odd[0].length }
  const prefix = PREFIX.exec(rest) ?? PREFIX_IN_WORDS.exec(rest)
  if (prefix !== null) {
    const first = withPrefix(address, prefix[1] ?? '', prefix[0].length)
    const last = NETWORK_RANGE.exec(rest.slice(prefix[0].length))
    return last === null ? first : toEndOf(first, last)
  }
  if (looksLikeMask(address)) return { reason: 'NETMASK_ALONE', length: 0 }
  const range = RANGE.exec(rest)
  if (range !== null) return toRange(address, range[1] ?? '', range[0].length)
  const short = SHORT_RANGE.exec(rest)
  if (short !== null)
    return toRange(address, `${address.slice(0, address.lastIndexOf('.') + 1)}${short[1] ?? short[2]}`, short[0].length)
  if (columns === 'range') {
    const last = new RegExp(String.raw`^["'\s,;|]+(${V4})(?![\w/]|\.\d)`).exec(rest)
    if (last !== null) return toRange(address, last[1] ?? '', last[0].length)
  }
  const bits = columns === 'prefix' ? /^["'\s,;|]+\/?(\d{1,2})(?![\w.])/.exec(rest) : null
  if (bits !== null) return withPrefix(address, bits[1] ?? '', bits[0].length)
  const isOpen = /^\s*\/\s*[\w.]/.test(rest) || /^\.\d/.test(rest)
  return isOpen
    ? { reason: 'BAD_PREFIX', length: /^\s*[\w./]*/.exec(rest)?.[0].length ?? 0 }
    : { network: address, length: 0 }
}

/** A netmask behind an address, in a column of its own or with a dash between; a wildcard mask with a blank between. */
function maskBehind(address: string, rest: string): RegExpExecArray | null {
  if (looksLikeMask(address)) return null
  const dashed = RANGE.exec(rest)
  if (dashed !== null && looksLikeMask(dashed[1] ?? '')) return dashed
  const wildcard = WILDCARD.exec(rest)
  return MASK.exec(rest) ?? (wildcard !== null && prefixOfWildcard(wildcard[1] ?? '') !== null ? wildcard : null)
}

function withMask(address: string, mask: string, length: number): Read {
  const prefix = prefixOfMask(mask) ?? prefixOfWildcard(mask)
  return prefix === null ? { reason: 'BAD_NETMASK', length } : withPrefix(address, String(prefix), length)
}

function withPrefix(address: string, prefix: string, length: number): Read {
  const network = `${address}/${prefix}`
  return parseNetwork(network) === null ? { reason: 'BAD_PREFIX', length } : { network, length }
}

/** From the first address of a network to the last one of another. */
function toEndOf(first: Read, [written, address = '', prefix = '']: RegExpExecArray): Read {
  const last = withPrefix(address, prefix, 0)
  if ('reason' in first || 'reason' in last) return first
  const [start, end] = [parseNetwork(first.network)?.range, parseNetwork(last.network)?.range]
  if (start === undefined || end === undefined) return first
  return toRange(formatIp(start.first), formatIp(end.last), first.length + written.length)
}

function toRange(first: string, last: string, length: number): Read {
  const network = `${first}-${last}`
  const isAddress = parseIp(last) !== null
  return parseNetwork(network) === null
    ? { reason: isAddress ? 'BACKWARDS' : 'NOT_AN_ADDRESS', length }
    : { network, length }
}
