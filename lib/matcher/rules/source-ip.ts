import type { TraceDetail } from '#lib/matcher/model/trace'
import { containsIp, formatIp, type Ip, parseNetwork } from '#lib/matcher/sets/ip'
import type { Evaluation } from './evaluation'
import { firstOf, quoteList } from './quoted-list'
import type { Identity } from './traits'

/** What stands in the list and what came: the entry that holds the address, or the first few of those that do not. */
export function ipDetail(e: Evaluation, { ips, quoted }: Identity): TraceDetail {
  if (e.record === null) return {}
  const { senderIPAddresses: entries, refusedAddresses } = quoted
  const { ip } = e.facts
  // A list may be long: it is read entry by entry only where one of them holds the address.
  const isListed = ip !== null && containsIp(ips, ip)
  const holding = isListed ? entries.find((entry) => holdsIp(entry, ip)) : undefined
  return {
    ...quoteList(entries),
    ...(holding === undefined ? {} : { wanted: holding }),
    presented: ip === null ? null : formatIp(ip),
    ...(refusedAddresses.length > 0 ? { asWritten: first(refusedAddresses, holding) } : {}),
  }
}

/** The entry that holds the address comes first, if it is one of them. */
const first = (entries: readonly string[], holding: string | undefined): readonly string[] =>
  firstOf(
    holding !== undefined && entries.includes(holding)
      ? [holding, ...entries.filter((entry) => entry !== holding)]
      : entries,
  )

function holdsIp(entry: string, ip: Ip): boolean {
  const range = parseNetwork(entry)?.range
  return range !== undefined && typeof range.first === typeof ip && range.first <= ip && ip <= range.last
}
