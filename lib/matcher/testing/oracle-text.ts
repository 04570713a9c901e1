import { domainToASCII } from 'node:url'
import type { QuestionId } from '#lib/matcher/model/questions'

/**
 * Addresses, domains and certificate names for the oracle: plain, slow, and independent of `lib/matcher/sets`, so that
 * a mistake there is not repeated here.
 */

export type Address = { readonly family: 4 | 6; readonly value: bigint }

/**
 * Reads `192.0.2.1`, `2001:db8::1`, or an IPv4-mapped IPv6 address (`::ffff:192.0.2.1`), which is IPv4. The text must
 * be valid.
 */
export function readAddress(text: string): Address {
  if (!text.includes(':')) return { family: 4, value: fromParts(text.split('.').map(Number), 256n) }
  const words = sixWords(text)
  const value = fromParts(words, 65536n)
  const mapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff
  return mapped ? { family: 4, value: value % 2n ** 32n } : { family: 6, value }
}

function sixWords(text: string): number[] {
  const dotted = text.match(/^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/)
  if (dotted) {
    const [a = 0, b = 0, c = 0, d = 0] = dotted.slice(2).map(Number)
    return sixWords(`${dotted[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`)
  }
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap: string[] = new Array(tail === undefined ? 0 : 8 - left.length - right.length).fill('0')
  return [...left, ...gap, ...right].map((word) => Number.parseInt(word, 16))
}

const fromParts = (parts: readonly number[], base: bigint): bigint =>
  parts.reduce((sum, part) => sum * base + BigInt(part), 0n)

type Span = { readonly family: 4 | 6; readonly first: bigint; readonly last: bigint }

/**
 * An entry of `SenderIPAddresses`: an address, a CIDR network whose host bits do not count (docs/rules.md §4.1), or
 * `a-b`.
 */
export function readSpan(entry: string): Span {
  const text = entry.trim()
  if (text.includes('-')) {
    const [low = '', high = ''] = text.split('-')
    const first = readAddress(low.trim())
    return { family: first.family, first: first.value, last: readAddress(high.trim()).value }
  }
  const [host = '', prefix] = text.split('/')
  const { family, value } = readAddress(host)
  // A prefix counts from the start of the address as written, also of IPv4-mapped IPv6.
  const size = prefix === undefined ? 1n : 2n ** BigInt((host.includes(':') ? 128 : 32) - Number(prefix))
  const first = value - (value % size)
  return { family, first, last: first + size - 1n }
}

export function listHolds(entries: readonly string[], ip: string): boolean {
  const address = readAddress(ip)
  return entries
    .map(readSpan)
    .some(({ family, first, last }) => family === address.family && first <= address.value && address.value <= last)
}

/** Domains compare as lower-case A-labels without a trailing dot. */
export function plain(domain: string): string {
  const lower = domain
    .trim()
    .toLowerCase()
    .replace(/[.\s]+$/, '')
  return /^[ -~]*$/.test(lower) ? lower : domainToASCII(lower)
}

export const domainAfterAt = (address: string): string => plain(address.split('@').at(-1) ?? '')

/** Reports whether `name` has at least one label more than `parent` and ends in it. */
export const liesBelow = (name: string, parent: string): boolean => name.endsWith(`.${parent}`)

/** `contoso.com` covers itself; `*.contoso.com` covers contoso.com and all its subdomains (MS-NEW). */
export function covers(pattern: string, domain: string): boolean {
  const wanted = plain(pattern)
  if (!wanted.startsWith('*.')) return wanted === domain
  return domain === wanted.slice(2) || liesBelow(domain, wanted.slice(2))
}

type Likeness = 'yes' | 'no' | (QuestionId & `Q11-${string}`)

/**
 * The name a connector waits for: hybrid set-ups store a certificate's subject, `<I>CN=issuer<S>CN=mail.contoso.com,
 * O=…`.
 */
export function wantedName(stored: string): string {
  const subject = stored.split('<S>').at(-1) ?? ''
  const parts = subject.split(',').map((part) => part.trim())
  return plain(parts.find((part) => part.toUpperCase().startsWith('CN='))?.slice(3) ?? stored)
}

/** The table of docs/rules.md §4.2: whether a presented name fits the connector's, or the question that decides it. */
export function compareNames(connectorName: string, presentedName: string): Likeness {
  const wanted = wantedName(connectorName)
  const presented = plain(presentedName)
  if (wanted === presented) return 'yes'
  if (wanted.startsWith('*.')) {
    const parent = wanted.slice(2)
    if (presented === parent) return 'Q11-apex'
    return liesBelow(presented, parent) ? 'yes' : 'no'
  }
  if (liesBelow(presented, wanted)) return 'Q11-below'
  const [, ...rest] = wanted.split('.')
  return presented === `*.${rest.join('.')}` ? 'Q11-wildcard' : 'no'
}
