import {
  countUpTo,
  type IpNetwork,
  type IpRange,
  type IpSet,
  ipSet,
  ipSetOf,
  ipv4Cidrs,
  parseNetwork,
  subtract,
  union,
} from '#lib/matcher'

/** What becomes of entries that the record does not name. */
type Unnamed = 'keep' | 'remove'

/** Wider than this (a prefix length), an entry would fill more than 4,096 entries of /24: it is left as it is. */
const WIDEST = 12

/**
 * The list of a connector after the networks of an SPF record were taken over: their addresses and those that were there
 * (`keep`), or their addresses alone (`remove`). Entries keep their order and their form where a connector takes it; those
 * wider than /24, and those that a network of the record holds, are written anew. Entries that are no IPv4 network stay,
 * since the record cannot speak for them.
 */
export function takeOver(current: readonly string[], networks: readonly string[], unnamed: Unnamed): string[] {
  const wanted = ipSetOf(networks)
  const named = new Set(networks)
  const list = new Set<string>()
  const anew: IpRange[] = []
  for (const entry of current) {
    const network = parseNetwork(entry)
    const isNamed = network?.family === 4 && covers(wanted, network.range)
    if (network?.family !== 4 || (isNamed && named.has(entry))) list.add(entry)
    else if (isNamed || unnamed === 'remove') continue
    else if (isLegal(network) || isHuge(network)) list.add(entry)
    else anew.push(network.range)
  }
  for (const text of ipv4Cidrs(subtract(union(wanted, ipSet(anew)), ipSetOf([...list])))) list.add(text)
  return [...list]
}

/** Reports whether the set holds every address of an IPv4 range: no boundary of the set lies within it. */
function covers({ v4 }: IpSet, { first, last }: IpRange): boolean {
  const before = countUpTo(v4, Number(first))
  return before % 2 === 1 && before === countUpTo(v4, Number(last))
}

const isLegal = ({ form, prefixLength }: IpNetwork): boolean => form === 'address' || (prefixLength ?? 0) >= 24

const isHuge = ({ range }: IpNetwork): boolean => Number(range.last) - Number(range.first) >= 2 ** (32 - WIDEST)
