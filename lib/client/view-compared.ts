import type { Change, Channel, DomainPiece, Region, ShortVerdict } from '#lib/matcher/compare'
import { type Ip, parseIp, parseNetwork } from '#lib/matcher/sets/ip'

/** What a change means: mail is lost, somebody is let in, or only the answer is another. */
export type ChangeKind = 'lost' | 'gained' | 'other'

/** What it means that one verdict became the other. */
export function kindOf({ before, after }: { readonly before: ShortVerdict; readonly after: ShortVerdict }): ChangeKind {
  const [was, is] = [before, after].map(({ possible }) => possible.includes('accepted'))
  if (before.outcome === 'accepted' && !is) return 'lost'
  if (!was && is) return 'gained'
  return 'other'
}

const ORDER: readonly ChangeKind[] = ['lost', 'gained', 'other']

/** What is lost first, then who is let in; within each the most addresses first. */
export const sortChanges = (changes: readonly Change[]): Change[] =>
  changes.toSorted(
    (a, b) =>
      ORDER.indexOf(kindOf(a)) - ORDER.indexOf(kindOf(b)) ||
      Number(BigInt(b.addresses.ipv4) - BigInt(a.addresses.ipv4)),
  )

/** A change with those of its regions that hold the text. */
export type FoundChange = { readonly change: Change; readonly regions: readonly Region[] }

/** The changes that hold the text, or may: among the regions that were left out nobody has looked. */
export function searchChanges(changes: readonly Change[], text: string): FoundChange[] {
  const isAll = text.trim() === ''
  return changes
    .map((change) => ({ change, regions: searchRegions(change.regions, text) }))
    .filter(({ change, regions }) => isAll || regions.length > 0 || change.regionsLeft > 0)
}

type Searched = Pick<Region, 'sourceIP' | 'channel' | 'mailFrom' | 'recipient'>

/** The regions that hold the text: an address or network that meets them, or a part of a domain or certificate name. */
export function searchRegions<R extends Searched>(regions: readonly R[], text: string): readonly R[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return regions
  const range = parseNetwork(wanted)?.range
  if (range !== undefined) return regions.filter(({ sourceIP }) => meets(sourceIP, range.first, range.last))
  return regions.filter((region) => wordsOf(region).some((word) => word.includes(wanted)))
}

function meets(ranges: Region['sourceIP'], first: Ip, last: Ip): boolean {
  if (ranges === 'any') return true
  return ranges.some((text) => {
    const [from, to] = text.split('-').map((end) => parseIp(end))
    if (from === null || from === undefined || typeof from !== typeof first) return false
    return from <= last && first <= (to ?? from)
  })
}

function wordsOf({ channel, mailFrom, recipient }: Searched): string[] {
  const pieces = [mailFrom, recipient].flatMap((list) => (list === 'any' ? [] : list))
  const domains = pieces.flatMap((piece: DomainPiece) =>
    'domain' in piece ? [piece.domain] : 'under' in piece ? [piece.under] : [],
  )
  const channels = channel === 'any' ? [] : channel
  const names = channels.flatMap((one: Channel) => (one.tls ? [...one.matches, ...one.matchesNot] : []))
  return [...domains, ...names.flatMap(({ pattern, also }) => [pattern, also?.pattern ?? ''])].map((word) =>
    word.toLowerCase(),
  )
}
