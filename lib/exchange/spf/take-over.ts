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

/** What happens to entries that the record does not have. */
type Unnamed = 'keep' | 'remove'

/** A prefix length. A wider entry would become more than 4,096 entries of /24, so it is left unchanged. */
const WIDEST = 12

/**
 * The list of a connector with the networks of an SPF record: their addresses and the existing ones (`keep`), or their
 * addresses alone (`remove`). Entries keep their order, and their form if a connector accepts it. Entries wider than
 * /24, or inside a network of the record, are rewritten. Entries that are not IPv4 networks stay, because SPF does not
 * cover them.
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

/** Reports whether the set contains every address of an IPv4 range: no boundary of the set is inside the range. */
function covers({ v4 }: IpSet, { first, last }: IpRange): boolean {
  const before = countUpTo(v4, Number(first))
  return before % 2 === 1 && before === countUpTo(v4, Number(last))
}

const isLegal = ({ form, prefixLength }: IpNetwork): boolean => form === 'address' || (prefixLength ?? 0) >= 24

const isHuge = ({ range }: IpNetwork): boolean => Number(range.last) - Number(range.first) >= 2 ** (32 - WIDEST)
