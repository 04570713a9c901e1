import { type IpSet, ipSet, parseNetwork } from '#lib/matcher'

/** A network as it is written, and its addresses. */
export type NetworkSet = { readonly text: string; readonly set: IpSet }

const known = new WeakMap<readonly string[], readonly NetworkSet[]>()

/**
 * The networks of a list with their addresses; what is no network is left out. They are kept for as long as the list: every
 * cell of a service asks for them, in every phase.
 */
export function networkSetsOf(networks: readonly string[]): readonly NetworkSet[] {
  const found = known.get(networks)
  if (found !== undefined) return found
  const sets = networks.flatMap((text) => {
    const network = parseNetwork(text)
    return network === null ? [] : [{ text, set: ipSet([network.range]) }]
  })
  known.set(networks, sets)
  return sets
}
