import {
  type Change,
  type Channel,
  type DomainPiece,
  type Ip,
  type NameLiteral,
  parseIp,
  parseNetwork,
  type Region,
  type ShortVerdict,
} from '#lib/matcher'
import { readDomainPattern } from '#lib/scenario/document/forms'

/**
 * The meaning of a change: mail is lost or delayed, or a sender is newly admitted, surely or perhaps; or only the reply
 * differs.
 */
export type ChangeKind = 'lost' | 'perhapsLost' | 'delayed' | 'gained' | 'perhapsGained' | 'other'

/** The meaning of a change from one verdict to another. */
export function changeKindOf({
  before,
  after,
}: {
  readonly before: ShortVerdict
  readonly after: ShortVerdict
}): ChangeKind {
  const [was, is] = [before, after].map(({ possible }) => possible.includes('accepted'))
  if (before.outcome === 'accepted') {
    if (after.possible.every((outcome) => outcome === 'deferred')) return 'delayed'
    return is ? 'perhapsLost' : 'lost'
  }
  if (!was && is) return after.outcome === 'accepted' ? 'gained' : 'perhapsGained'
  return 'other'
}

/** How a witness of such a change is added as a sample: as a stranger if it is newly admitted. */
export const sampleKindOf = (kind: ChangeKind): 'stranger' | 'sender' =>
  kind === 'gained' || kind === 'perhapsGained' ? 'stranger' : 'sender'

const ORDER: readonly ChangeKind[] = ['lost', 'perhapsLost', 'delayed', 'gained', 'perhapsGained', 'other']

/** Sorts changes: lost mail, delayed mail, newly admitted senders; within each kind by count of addresses. */
export const sortChanges = (changes: readonly Change[]): Change[] =>
  changes.toSorted(
    (a, b) =>
      ORDER.indexOf(changeKindOf(a)) - ORDER.indexOf(changeKindOf(b)) ||
      Number(BigInt(b.addresses.ipv4) - BigInt(a.addresses.ipv4)),
  )

/** A change with the regions that match a search. */
type FoundChange = { readonly change: Change; readonly regions: readonly Region[] }

/** The changes that match a search, or may match it: regions that were left out cannot be searched. */
export function searchChanges(changes: readonly Change[], text: string): FoundChange[] {
  const isAll = text.trim() === ''
  return changes
    .map((change) => ({ change, regions: searchRegions(change.regions, text) }))
    .filter(({ change, regions }) => isAll || regions.length > 0 || change.regionsLeft > 0)
}

type Searched = Pick<Region, 'sourceIP' | 'channel' | 'mailFrom' | 'recipient'>

/**
 * The regions that match a search text: an address or network; a mail address, or `<>` for the null sender; a domain of
 * MAIL FROM, recipient or certificate. A part of a word matches the names that contain it.
 */
export function searchRegions<R extends Searched>(regions: readonly R[], text: string): readonly R[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return regions
  const range = parseNetwork(wanted)?.range
  if (range !== undefined) return regions.filter(({ sourceIP }) => meets(sourceIP, range.first, range.last))
  const isMail = wanted.includes('@') || wanted === '<>'
  const domain = wanted === '<>' ? '' : wanted.slice(wanted.lastIndexOf('@') + 1)
  if (!isMail && (!domain.includes('.') || readDomainPattern(domain) === null))
    return regions.filter((region) => wordsOf(region).some((word) => word.includes(wanted)))
  const named = new Set(regions.flatMap(({ mailFrom, recipient }) => [mailFrom, recipient].flatMap(domainsIn)))
  return regions.filter(
    ({ mailFrom, recipient, channel }) =>
      holdsDomain(mailFrom, domain, named) ||
      holdsDomain(recipient, domain, named) ||
      (!isMail && holdsName(channel, domain)),
  )
}

function meets(ranges: Region['sourceIP'], first: Ip, last: Ip): boolean {
  if (ranges === 'any') return true
  return ranges.some((text) => {
    const [from, to] = text.split('-').map((end) => parseIp(end))
    if (from === null || from === undefined || typeof from !== typeof first) return false
    return from <= last && first <= (to ?? from)
  })
}

/** `named`: domains that some region names. A piece for all other domains matches every domain that is not named. */
function holdsDomain(pieces: Region['mailFrom'], domain: string, named: ReadonlySet<string>): boolean {
  if (pieces === 'any') return true
  return pieces.some((piece) => {
    if ('null' in piece) return domain === ''
    if (domain === '') return false
    if ('domain' in piece) return piece.domain.toLowerCase() === domain
    return 'under' in piece ? isBelow(domain, piece.under) : !named.has(domain)
  })
}

/** Reports whether a sender with this certificate name may be in the channel. */
function holdsName(channel: Region['channel'], name: string): boolean {
  if (channel === 'any') return true
  return channel.some((one) => {
    if (!one.tls) return false
    const fits = ({ pattern }: NameLiteral) => {
      const base = pattern.toLowerCase().replace(/^\*\./, '')
      return [pattern.toLowerCase(), base, `*.${base}`].includes(name) || isBelow(name, base)
    }
    const isExcluded = one.matchesNot.some(({ pattern, how }) => how === 'exact' && pattern.toLowerCase() === name)
    return !isExcluded && (one.matches.length === 0 || one.matches.some(fits))
  })
}

const isBelow = (domain: string, under: string): boolean => domain.endsWith(`.${under.toLowerCase()}`)

function domainsIn(pieces: Region['mailFrom']): string[] {
  if (pieces === 'any') return []
  return pieces.flatMap((piece: DomainPiece) =>
    'domain' in piece ? [piece.domain.toLowerCase()] : 'under' in piece ? [piece.under.toLowerCase()] : [],
  )
}

function wordsOf({ channel, mailFrom, recipient }: Searched): string[] {
  const channels = channel === 'any' ? [] : channel
  const names = channels.flatMap((one: Channel) => (one.tls ? [...one.matches, ...one.matchesNot] : []))
  const texts = names.flatMap(({ pattern, also }) => [pattern, also?.pattern ?? ''])
  return [...[mailFrom, recipient].flatMap(domainsIn), ...texts.map((word) => word.toLowerCase())]
}
