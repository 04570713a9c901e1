import { formatIp, type IpNetwork, ipSet, ipv4Cidrs, parseNetwork } from '#lib/matcher'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { FindingCode } from './codes'
import { type DetectedFinding, detect, type IndexedConnector, quote } from './detected-finding'
import { findReservedRange } from './reserved'

/** Findings of one code that are listed for one connector. The others are counted. */
const LISTED_ENTRIES = 50
/** No limit is documented. The longest known list has 56 entries (PP-ESS). */
const MANY_NETWORKS = 100
/** Exchange Online accepts /24 to /32 (MS-NEW). */
const WIDEST = 24

type EntryCheck = {
  readonly code: FindingCode
  readonly holds: (text: string, network: IpNetwork | null) => boolean
  readonly parameters?: (network: IpNetwork, text: string) => Parameters
  /** the same addresses in a form that Exchange Online accepts */
  readonly rewrite?: (text: string, network: IpNetwork) => string[]
}

const isIpv4 = (network: IpNetwork | null): network is IpNetwork => network !== null && network.family === 4
const sizeOf = ({ range }: IpNetwork): number => Number(range.last) - Number(range.first) + 1
const asCidrs = (_text: string, { range }: IpNetwork): string[] => ipv4Cidrs(ipSet([range]))
const inCidrForm = (network: IpNetwork): string => `${firstAddress(network)}/${network.prefixLength}`
const firstAddress = ({ range }: IpNetwork): string => formatIp(range.first)

const ENTRY_CHECKS: readonly EntryCheck[] = [
  { code: 'NETWORK_UNREADABLE', holds: (_text, network) => network === null },
  { code: 'IPV6_NOT_SUPPORTED', holds: (_text, network) => network !== null && network.family === 6 },
  {
    code: 'IPV4_IN_IPV6_FORM',
    holds: (_text, network) => isIpv4(network) && network.form !== 'range' && network.inIpv6Form,
    parameters: (network) => ({ address: network.form === 'cidr' ? inCidrForm(network) : firstAddress(network) }),
    rewrite: asCidrs,
  },
  {
    code: 'NETWORK_TOO_WIDE',
    holds: (_text, network) => isIpv4(network) && network.prefixLength !== null && network.prefixLength < WIDEST,
    rewrite: asCidrs,
  },
  {
    code: 'RANGE_NOT_SUPPORTED',
    holds: (_text, network) => isIpv4(network) && network.form === 'range',
    rewrite: asCidrs,
  },
  {
    code: 'HOST_BITS',
    holds: (_text, network) => isIpv4(network) && network.hostBits && (network.prefixLength ?? 0) >= WIDEST,
    parameters: (network) => ({ network: inCidrForm(network) }),
    rewrite: asCidrs,
  },
  {
    code: 'RESERVED_ADDRESS',
    holds: (_text, network) => isIpv4(network) && findReservedRange(network.range) !== null,
    parameters: (network) => ({ ...findReservedRange(network.range) }),
  },
  {
    code: 'UNTIDY_TEXT',
    holds: (text, network) => network !== null && text.trim() !== text,
    parameters: (_network, text) => ({ tidy: text.trim() }),
    rewrite: (text) => [text.trim()],
  },
]

/** The inclusive IPv4 ranges of a list. IPv6 entries are left out. */
export type Spans = {
  readonly entries: readonly number[]
  readonly firsts: readonly number[]
  readonly lasts: readonly number[]
}

/** The findings on the entries of `SenderIPAddresses`, and their IPv4 ranges. */
export function findInNetworks(subject: IndexedConnector): { found: DetectedFinding[]; spans: Spans } {
  const list = subject.connector.senderIPAddresses
  const networks = list.map((text) => parseNetwork(text))
  const suspects: number[] = []
  for (let i = 0; i < list.length; i++) if (!isPlain(list[i] as string, networks[i] ?? null)) suspects.push(i)
  const found =
    suspects.length === 0 ? [] : ENTRY_CHECKS.flatMap((check) => runCheck(subject, check, suspects, networks))
  if (hasEqual(networks)) found.push(...findDuplicates(subject, list, networks))
  if (list.length > MANY_NETWORKS)
    found.push(detect(subject, 'TOO_MANY_NETWORKS', 'senderIPAddresses', { count: list.length }))
  return { found, spans: spansOf(networks) }
}

/** Reports whether no check can apply, which is the case for nearly every entry of a long list. */
function isPlain(text: string, network: IpNetwork | null): boolean {
  if (network === null || network.family === 6 || network.hostBits || (network.prefixLength ?? 0) < WIDEST) return false
  return !text.includes(':') && text.trim() === text && findReservedRange(network.range) === null
}

function runCheck(
  subject: IndexedConnector,
  { code, holds, parameters, rewrite }: EntryCheck,
  suspects: readonly number[],
  networks: readonly (IpNetwork | null)[],
): DetectedFinding[] {
  const list = subject.connector.senderIPAddresses
  const hits = suspects.filter((i) => holds(list[i] as string, networks[i] ?? null))
  if (hits.length === 0) return []
  const describe = (i: number): Parameters => {
    const network = networks[i] ?? null
    const text = list[i] as string
    return { value: quote(text), ...(network === null ? {} : parameters?.(network, text)) }
  }
  const wrong = new Set(hits)
  const fixed = rewrite && rewriteList(list, networks, wrong, rewrite)
  return listEntries(subject, code, hits, describe, fixed ?? null)
}

/** The list with its wrong entries rewritten; null if it would be too long for a connector. */
function rewriteList(
  list: readonly string[],
  networks: readonly (IpNetwork | null)[],
  wrong: ReadonlySet<number>,
  rewrite: NonNullable<EntryCheck['rewrite']>,
): string[] | null {
  let count = list.length
  for (const i of wrong) {
    const network = networks[i]
    if (isIpv4(network ?? null)) count += Math.floor(sizeOf(network as IpNetwork) / 256)
  }
  if (count > LIMITS.networks) return null
  const rewritten = list.flatMap((text, i) => {
    const network = networks[i] ?? null
    return wrong.has(i) && network !== null ? rewrite(text, network) : [text]
  })
  return rewritten.length > LIMITS.networks ? null : rewritten
}

/** Reports whether duplicates are possible: two IPv4 networks start at the same address, or an entry is not IPv4. */
function hasEqual(networks: readonly (IpNetwork | null)[]): boolean {
  const firsts = Float64Array.from(networks, (network) => (isIpv4(network) ? Number(network.range.first) : -1)).sort()
  for (let i = 1; i < firsts.length; i++) if (firsts[i] === firsts[i - 1]) return true
  return false
}

function findDuplicates(
  subject: IndexedConnector,
  list: readonly string[],
  networks: readonly (IpNetwork | null)[],
): DetectedFinding[] {
  const seen = new Set<string | number>()
  const repeated: number[] = []
  for (let i = 0; i < list.length; i++) {
    const key = keyOf(list[i] as string, networks[i] as IpNetwork | null)
    if (seen.has(key)) repeated.push(i)
    else seen.add(key)
  }
  if (repeated.length === 0) return []
  const dropped = new Set(repeated)
  const describe = (i: number) => ({ value: quote(list[i] as string) })
  return listEntries(
    subject,
    'DUPLICATE_NETWORK',
    repeated,
    describe,
    list.filter((_, i) => !dropped.has(i)),
  )
}

/** A key that is equal for entries of the same network. It is a number if possible, because lists are long. */
function keyOf(text: string, network: IpNetwork | null): string | number {
  if (network !== null && typeof network.range.first === 'number' && network.prefixLength !== null)
    return network.range.first * 64 + network.prefixLength
  return network === null ? text.trim() : `${network.range.first}-${network.range.last}`
}

/** One finding per entry. One fix corrects all entries, so only the first finding has it. */
function listEntries(
  subject: IndexedConnector,
  code: FindingCode,
  entries: readonly number[],
  describe: (entry: number) => Parameters,
  fixed: string[] | null,
): DetectedFinding[] {
  const found = entries.slice(0, LISTED_ENTRIES).map((entry, position) => {
    const finding = detect(subject, code, 'senderIPAddresses', describe(entry), entry)
    if (position > 0 || fixed === null) return finding
    return { ...finding, fix: { property: 'senderIPAddresses' as const, value: fixed } }
  })
  const left = entries.length - found.length
  if (left > 0)
    found.push(
      detect(subject, 'FURTHER_ENTRIES', 'senderIPAddresses', { count: left, finding: code }, entries[LISTED_ENTRIES]),
    )
  return found
}

function spansOf(networks: readonly (IpNetwork | null)[]): Spans {
  const entries: number[] = []
  const firsts: number[] = []
  const lasts: number[] = []
  for (const [i, network] of networks.entries()) {
    if (network === null || typeof network.range.first !== 'number') continue
    entries.push(i)
    firsts.push(network.range.first)
    lasts.push(Number(network.range.last))
  }
  return { entries, firsts, lasts }
}
