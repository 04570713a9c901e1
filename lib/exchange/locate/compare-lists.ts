import {
  formatIp,
  type IpSet,
  ipSetOf,
  ipv4Cidrs,
  isEmpty,
  normalizeDomain,
  parseNetwork,
  subtract,
} from '#lib/matcher'

/** The entries that only one of two lists has. */
export type ListDifference = { readonly missing: readonly string[]; readonly additional: readonly string[] }

type Texts = readonly string[]

const difference = (missing: Texts, additional: Texts): ListDifference | null =>
  missing.length + additional.length === 0 ? null : { missing, additional }

/** Compares lists of domains regardless of order, case and form (A-labels); null if they are equal. */
export const compareDomains = (planned: Texts, found: Texts): ListDifference | null =>
  compareBy(planned, found, normalizeDomain)

/** Compares lists of other texts regardless of order and case; null if they are equal. */
export const compareTexts = (planned: Texts, found: Texts): ListDifference | null =>
  compareBy(planned, found, (text) => text.trim().toLowerCase())

function compareBy(planned: Texts, found: Texts, keyOf: (text: string) => string): ListDifference | null {
  const inPlan = new Set(planned.map(keyOf))
  const inTenant = new Set(found.map(keyOf))
  return difference(
    planned.filter((text) => !inTenant.has(keyOf(text))),
    found.filter((text) => !inPlan.has(keyOf(text))),
  )
}

/**
 * Compares lists of networks by their addresses: a list that was split, merged or sorted is equal. The difference is
 * given in the fewest networks.
 */
export function compareNetworks(planned: Texts, found: Texts): ListDifference | null {
  if (planned.length === found.length && planned.every((text, index) => text === found[index])) return null
  const [inPlan, inTenant] = [setOf(planned), setOf(found)]
  const unread = compareTexts(planned.filter(isUnreadable), found.filter(isUnreadable))
  return difference(
    [...(unread?.missing ?? []), ...format(subtract(inPlan, inTenant))],
    [...(unread?.additional ?? []), ...format(subtract(inTenant, inPlan))],
  )
}

const isUnreadable = (text: string): boolean => parseNetwork(text) === null

/** Cached address sets: one list is compared with every phase, and phases often share lists. */
const SETS = new WeakMap<Texts, IpSet>()

function setOf(networks: Texts): IpSet {
  const known = SETS.get(networks)
  if (known !== undefined) return known
  const set = ipSetOf(networks)
  SETS.set(networks, set)
  return set
}

function format(set: IpSet): string[] {
  if (isEmpty(set)) return []
  const ranges = ipv4Cidrs(set, 0)
  for (let i = 0; i < set.v6.length; i += 2) {
    const [first = 0n, end = 1n] = set.v6.slice(i, i + 2)
    ranges.push(end === first + 1n ? formatIp(first) : `${formatIp(first)}-${formatIp(end - 1n)}`)
  }
  return ranges
}
