import { hasInvisible, type IpNetwork, parseNetwork } from '#lib/matcher'
import { isMacroString, isTargetSpec } from './domain-spec'

/** `+` pass, `-` fail, `~` softfail, `?` neutral (RFC 7208 §4.6.2). */
type Qualifier = '+' | '-' | '~' | '?'

/** A mechanism. `text` is as written. `domain` is null for the domain of the record itself. */
export type Mechanism = { readonly qualifier: Qualifier; readonly text: string } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'include'; readonly domain: string }
  | { readonly kind: 'exists'; readonly domain: string }
  | { readonly kind: 'ptr'; readonly domain: string | null }
  | {
      readonly kind: 'a' | 'mx'
      readonly domain: string | null
      readonly prefix4: number
      readonly prefix6: number
    }
  | { readonly kind: 'ip4'; readonly network: IpNetwork }
  | { readonly kind: 'ip6'; readonly network: string }
)

export type SpfRecord = {
  /** the mechanisms up to the first `all`, which ends the evaluation */
  readonly mechanisms: readonly Mechanism[]
  /** null if there is none, or `all` makes it void (RFC 7208 §6.1) */
  readonly redirect: { readonly domain: string; readonly text: string } | null
  /** terms behind `all`, which are ignored (RFC 7208 §5.1) */
  readonly ignored: readonly string[]
  /** terms that cannot be read. A receiver then rejects the whole record (RFC 7208 §4.6). */
  readonly errors: readonly string[]
}

/**
 * Reports whether a TXT record is an SPF record: it starts with the version, followed by a blank or the end (RFC 7208
 * §4.5).
 */
export const isSpfRecord = (text: string): boolean => /^v=spf1(?: |$)/i.test(text)

/** Parses a record by the grammar of RFC 7208 §12. Never throws: invalid terms are listed. */
export function parseSpf(text: string): SpfRecord {
  const mechanisms: Mechanism[] = []
  const errors: string[] = []
  const ignored: string[] = []
  const redirects: { domain: string; text: string }[] = []
  const explanations: string[] = []
  let hasAll = false
  for (const term of text.split(' ').slice(1)) {
    if (term === '') continue
    const modifier = /^([a-z][\w.-]*)=(.*)$/is.exec(term)
    const name = modifier?.[1]?.toLowerCase()
    const value = modifier?.[2] ?? ''
    const mechanism = modifier === null ? parseMechanism(term) : null
    if (name === 'redirect' && isTargetSpec(value)) redirects.push({ domain: value, text: term })
    else if (name === 'exp' && isTargetSpec(value)) explanations.push(term)
    else if (name !== undefined && name !== 'redirect' && name !== 'exp' && isMacroString(value)) continue
    else if (mechanism === null) errors.push(term)
    else if (hasAll) ignored.push(term)
    else {
      mechanisms.push(mechanism)
      hasAll = mechanism.kind === 'all'
    }
  }
  // Each modifier may occur only once (RFC 7208 §6).
  for (const twice of [redirects.slice(1).map((redirect) => redirect.text), explanations.slice(1)])
    errors.push(...twice)
  return { mechanisms, redirect: hasAll ? null : (redirects[0] ?? null), ignored, errors }
}

const MECHANISM = /^([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:(:)([^\s]*))?$/i
const WITH_PREFIX = /^([+?~-]?)(a|mx)(?::([^\s]*?))?(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/i

function parseMechanism(text: string): Mechanism | null {
  const addresses = parseAddresses(text)
  if (addresses !== null) return addresses
  const [, sign, name, colon, rest = ''] = MECHANISM.exec(text) ?? []
  const kind = name?.toLowerCase()
  const base = { qualifier: readQualifier(sign), text }
  if (kind === 'all') return colon === undefined ? { ...base, kind } : null
  if (kind === 'include' || kind === 'exists') return isTargetSpec(rest) ? { ...base, kind, domain: rest } : null
  if (kind === 'ptr') {
    if (colon === undefined) return { ...base, kind, domain: null }
    return isTargetSpec(rest) ? { ...base, kind, domain: rest } : null
  }
  return kind === 'ip4' || kind === 'ip6' ? parseLiteral(kind, rest, base) : null
}

/** Parses `a` and `mx`, with prefix lengths for both families (RFC 7208 §5.6): `mx:contoso.com/24//64`. */
function parseAddresses(text: string): Mechanism | null {
  const [, sign, name, domain, length4, length6] = WITH_PREFIX.exec(text) ?? []
  const kind = name?.toLowerCase()
  if (kind !== 'a' && kind !== 'mx') return null
  const prefix4 = readPrefix(length4, 32)
  const prefix6 = readPrefix(length6, 128)
  if (prefix4 === null || prefix6 === null || (domain !== undefined && !isTargetSpec(domain))) return null
  return { qualifier: readQualifier(sign), text, kind, domain: domain ?? null, prefix4, prefix6 }
}

function readPrefix(text: string | undefined, widest: number): number | null {
  if (text === undefined) return widest
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= widest ? Number(text) : null
}

function parseLiteral(
  kind: 'ip4' | 'ip6',
  text: string,
  base: { qualifier: Qualifier; text: string },
): Mechanism | null {
  // A receiver compares bytes: what nobody sees in a published record makes it unreadable.
  if (hasInvisible(text)) return null
  const [address = '', length, ...rest] = text.split('/')
  if (rest.length > 0 || address.includes(':') !== (kind === 'ip6')) return null
  if (readPrefix(length, kind === 'ip4' ? 32 : 128) === null) return null
  const network = parseNetwork(kind === 'ip4' ? text : address)
  if (network === null || network.form === 'range') return null
  return kind === 'ip4' ? { ...base, kind, network } : { ...base, kind, network: text.toLowerCase() }
}

function readQualifier(sign: string | undefined): Qualifier {
  return sign === '-' || sign === '~' || sign === '?' ? sign : '+'
}
