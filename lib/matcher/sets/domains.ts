import { isAscii, withoutInvisible } from './invisible'

/**
 * Domain names as the mail system compares them: case-insensitive, as A-labels (RFC 5890), without a trailing dot.
 */

/**
 * The form in which a domain, host or pattern (`*.contoso.com`) is compared. It never fails: text that is no domain
 * stays so and matches nothing. A normalized text is its own form; the form of dots alone is ''.
 */
export function normalizeDomain(text: string): string {
  const bare = withoutInvisible(text).trim()
  return withoutEnd(isAscii(bare) ? bare.toLowerCase() : lowerByLetter(bare).split(/[.。]/).map(toALabel).join('.'))
}

/** The text without dots and blanks at its end, in any order. */
function withoutEnd(text: string): string {
  let length = text.length
  while (length > 0 && (text.charCodeAt(length - 1) === 46 || text.charAt(length - 1).trim() === '')) length--
  return text.slice(0, length)
}

/** Letters that UTS 46 keeps although upper and lower case would make others of them. */
const KEPT = /[\u00df\u0131\u03c2\u1e9e]/
/** NFKC makes a final sigma of it, UTS 46 an ordinary one. */
const LUNATE_SIGMA = /\u03f2/g
/** Small letters of Cherokee, whose mapping leads to the capital ones. */
const CHEROKEE = /[\u13a0-\u13fd\uab70-\uabbf]/

/** The letters as UTS 46 maps them: folded one by one, so that a final sigma stays one. */
const lowerByLetter = (text: string): string =>
  Array.from(text.replace(LUNATE_SIGMA, '\u03c3').normalize('NFKC'), foldLetter).join('').normalize('NFKC')

function foldLetter(letter: string): string {
  if (KEPT.test(letter)) return letter.toLowerCase()
  return CHEROKEE.test(letter) ? letter.toUpperCase() : letter.toUpperCase().toLowerCase()
}

/** The domain of an SMTP address: what follows the last `@`. The null sender has none: ''. */
export function domainOf(address: string): string {
  return normalizeDomain(address.slice(address.lastIndexOf('@') + 1))
}

/** Reports whether `name` lies below `parent` (`a.contoso.com` and `*.contoso.com` below `contoso.com`). */
export function isBelow(name: string, parent: string): boolean {
  return name.length > parent.length && name.endsWith(parent) && name.charCodeAt(name.length - parent.length - 1) === 46
}

/** `*.contoso.com` → `contoso.com`; null for a pattern without a leading wildcard. */
export function wildcardBase(pattern: string): string | null {
  return pattern.startsWith('*.') ? pattern.slice(2) : null
}

/**
 * Accepted domains or associated accepted domains: `contoso.com` exactly, or `*.contoso.com` with all its subdomains.
 */
export type DomainSet = { readonly exact: ReadonlySet<string>; readonly bases: readonly string[] }

/** Makes the set of the domains. */
export function domainSet(domains: readonly string[]): DomainSet {
  const exact = new Set<string>()
  const bases: string[] = []
  for (const domain of domains.map(normalizeDomain)) {
    const base = wildcardBase(domain)
    if (base === null) exact.add(domain)
    else bases.push(base)
  }
  return { exact, bases }
}

/** Reports whether the domain is in the set. `domain` must be normalized. */
export function containsDomain(set: DomainSet, domain: string): boolean {
  return set.exact.has(domain) || set.bases.some((base) => domain === base || isBelow(domain, base))
}

/** Reports whether the domain lies below a member of the set without being one itself. */
export function isBelowMember(set: DomainSet, domain: string): boolean {
  if (containsDomain(set, domain)) return false
  for (const member of set.exact) if (isBelow(domain, member)) return true
  return false
}

/**
 * How a name belongs to a set of domains: 2 it is a member, 1 it only lies below one that is no wildcard, 0 neither.
 */
export type Membership = 0 | 1 | 2

/** The membership of a normalized name. */
export const membershipIn = (set: DomainSet, name: string): Membership =>
  containsDomain(set, name) ? 2 : isBelowMember(set, name) ? 1 : 0

/**
 * How specifically an entry of `SenderDomains` covers the domain: -1 not at all, 0 for `*`, otherwise more for more
 * labels, and an exact entry before a wildcard of the same domain (which covers the domain itself too: MS-NEW).
 */
export function specificity(entry: string, domain: string): number {
  if (entry === '*') return 0
  const base = wildcardBase(entry)
  if (base === null) return entry === domain ? 2 * countLabels(entry) + 1 : -1
  return domain === base || isBelow(domain, base) ? 2 * countLabels(base) : -1
}

const countLabels = (domain: string): number => domain.split('.').length

/** Punycode (RFC 3492) of one label, with its `xn--` prefix; ASCII labels stay as they are. */
function toALabel(label: string): string {
  if (isAscii(label)) return label
  const points = Array.from(label, (char) => char.codePointAt(0) as number)
  const basic = points.filter((point) => point < 128)
  let output = basic.map((point) => String.fromCharCode(point)).join('')
  if (basic.length > 0) output += '-'
  let threshold = 128
  let delta = 0
  let bias = 72
  let handled = basic.length
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= threshold))
    delta += (next - threshold) * (handled + 1)
    threshold = next
    for (const point of points) {
      if (point < threshold) delta++
      if (point !== threshold) continue
      output += encodeDelta(delta, bias)
      bias = adaptBias(delta, handled + 1, handled === basic.length)
      delta = 0
      handled++
    }
    delta++
    threshold++
  }
  return `xn--${output}`
}

function encodeDelta(delta: number, bias: number): string {
  let output = ''
  let rest = delta
  for (let k = 36; ; k += 36) {
    const t = Math.min(26, Math.max(1, k - bias))
    if (rest < t) return output + punycodeDigit(rest)
    output += punycodeDigit(t + ((rest - t) % (36 - t)))
    rest = Math.floor((rest - t) / (36 - t))
  }
}

const punycodeDigit = (digit: number): string => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(digit)

function adaptBias(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2))
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}
