import type { TraceDetail } from '#lib/matcher/model/trace'
import { containsIp, formatIp, type Ip, parseNetwork } from '#lib/matcher/sets/ip'
import type { Evaluation } from './evaluation'
import { firstOf, quoteList } from './quoted-list'
import type { Identity } from './traits'

/** The list and the presented address, for the trace: the entry that holds the address, else the first few entries. */
export function ipDetail(e: Evaluation, { ips, quoted }: Identity): TraceDetail {
  if (e.record === null) return {}
  const { senderIPAddresses: entries, refusedAddresses } = quoted
  const { ip } = e.facts
  // A list can be long. It is read entry by entry only if some entry holds the address.
  const isListed = ip !== null && containsIp(ips, ip)
  const holding = isListed ? entries.find((entry) => holdsIp(entry, ip)) : undefined
  return {
    ...quoteList(entries),
    ...(holding === undefined ? {} : { wanted: holding }),
    presented: ip === null ? null : formatIp(ip),
    ...(refusedAddresses.length > 0 ? { asWritten: first(refusedAddresses, holding) } : {}),
  }
}

/** The first few entries; the entry that holds the address comes first if it is among them. */
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
