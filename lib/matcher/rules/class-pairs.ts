import { membershipIn } from '#lib/matcher/sets/domains'
import { containsIp } from '#lib/matcher/sets/ip'
import { fitName } from '#lib/matcher/sets/names'
import { classesOf } from './classes'
import type { PreparedConnector, PreparedSide } from './prepare'
import { connectorKey } from './traits'

/** A class of addresses and one of certificate names, as places in `classesOf`. */
export type ClassPair = readonly [ip: number, name: number]

/** If there are at most so many pairs, all are tried. */
const ALL_TRIED = 1_000
/** If there are more pairs than this, choosing among them would take too long, and all are tried up to the limit. */
const MOST_PAIRS = 500_000

const pairsBySide = new WeakMap<PreparedSide, readonly ClassPair[] | null>()

/**
 * The pairs of address and certificate to try where neither is known; null where all are to be tried.
 *
 * Of connectors that differ only in list, name and id, the rules ask whether some or all of them are in a certain
 * state. So one pair for each combination of states has the outcome of all pairs with it. Since admitting connectors
 * are named by id, there is also a pair for each connector in each state of each combination.
 */
export function classPairsOf(prepared: PreparedSide): readonly ClassPair[] | null {
  let pairs = pairsBySide.get(prepared)
  if (pairs === undefined) {
    const { ips, names } = classesOf(prepared)
    const count = ips.length * names.length
    pairs = count <= ALL_TRIED || count > MOST_PAIRS ? null : choosePairs(prepared)
    pairsBySide.set(prepared, pairs)
  }
  return pairs
}

type Hit = { readonly connector: number; readonly state: string }

export function choosePairs(prepared: PreparedSide): ClassPair[] {
  const { enabled } = prepared
  const { ips, names } = classesOf(prepared)
  const known = new Map<string, number>()
  const shapes = enabled.map((connector) => numberOf(known, connectorKey(connector.traits, connector)))
  const sizes = new Map<number, number>()
  for (const shape of shapes) sizes.set(shape, (sizes.get(shape) ?? 0) + 1)
  const byIp = ips.map((ip) => hitsOf(enabled, ({ ips: listed }) => (containsIp(listed, ip) ? 'listed' : null)))
  const byName = names.map(([name]) =>
    hitsOf(enabled, ({ wantedName }) => (wantedName === null || name === undefined ? null : fitName(wantedName, name))),
  )
  const own = names.map(([name]) => (name === undefined ? 'none' : membershipIn(prepared.accepted, name)))
  const covered = new Set<string>()
  const pairs: ClassPair[] = []
  for (const [i, listed] of byIp.entries())
    for (const [n, fitting] of byName.entries()) {
      const states = joinStates(listed, fitting)
      const key = keyOf(states, shapes, sizes, `${typeof ips[i]} ${own[n]}`)
      const combinations = [key, ...[...states].map(([connector, state]) => `${key} ${connector} ${state}`)]
      if (combinations.every((one) => covered.has(one))) continue
      for (const one of combinations) covered.add(one)
      pairs.push([i, n])
    }
  return pairs
}

function hitsOf(
  connectors: readonly PreparedConnector[],
  stateOf: (connector: PreparedConnector) => string | null,
): Hit[] {
  return connectors.flatMap((one, connector) => {
    const state = stateOf(one)
    return state === null ? [] : [{ connector, state }]
  })
}

function joinStates(listed: readonly Hit[], fitting: readonly Hit[]): Map<number, string> {
  const states = new Map(listed.map(({ connector, state }) => [connector, state]))
  for (const { connector, state } of fitting) states.set(connector, `${states.get(connector) ?? ''}+${state}`)
  return states
}

function numberOf(known: Map<string, number>, text: string): number {
  const number = known.get(text) ?? known.size
  known.set(text, number)
  return number
}

/** A key of the combination: for each shape, the states that some connector of it is in, and whether all are in one. */
function keyOf(
  states: ReadonlyMap<number, string>,
  shapes: readonly number[],
  sizes: ReadonlyMap<number, number>,
  facts: string,
): string {
  const found = new Set<string>()
  const left = new Map<number, number>()
  for (const [connector, state] of states) {
    const shape = shapes[connector] ?? 0
    found.add(`${shape} ${state}`)
    left.set(shape, (left.get(shape) ?? sizes.get(shape) ?? 0) - 1)
  }
  for (const [shape, others] of left) if (others === 0) found.add(`${shape} every`)
  return `${facts}|${[...found].sort().join('|')}`
}
