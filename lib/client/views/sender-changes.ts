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

/** What a change means: mail is lost or delayed, somebody is let in, each for certain or perhaps, or only the answer is another. */
export type ChangeKind = 'lost' | 'perhapsLost' | 'delayed' | 'gained' | 'perhapsGained' | 'other'

/** What it means that one verdict became the other. */
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

/** As what a sender of such a change is added to the sample senders: a stranger where somebody is let in. */
export const sampleKindOf = (kind: ChangeKind): 'stranger' | 'sender' =>
  kind === 'gained' || kind === 'perhapsGained' ? 'stranger' : 'sender'

const ORDER: readonly ChangeKind[] = ['lost', 'perhapsLost', 'delayed', 'gained', 'perhapsGained', 'other']

/** What is lost first, then what is delayed, then who is let in; within each the most addresses first. */
export const sortChanges = (changes: readonly Change[]): Change[] =>
  changes.toSorted(
    (a, b) =>
      ORDER.indexOf(changeKindOf(a)) - ORDER.indexOf(changeKindOf(b)) ||
      Number(BigInt(b.addresses.ipv4) - BigInt(a.addresses.ipv4)),
  )

/** A change with those of its regions that hold the text. */
type FoundChange = { readonly change: Change; readonly regions: readonly Region[] }

/** The changes that hold the text, or may: among the regions that were left out nobody has looked. */
export function searchChanges(changes: readonly Change[], text: string): FoundChange[] {
  const isAll = text.trim() === ''
  return changes
    .map((change) => ({ change, regions: searchRegions(change.regions, text) }))
    .filter(({ change, regions }) => isAll || regions.length > 0 || change.regionsLeft > 0)
}

type Searched = Pick<Region, 'sourceIP' | 'channel' | 'mailFrom' | 'recipient'>

/**
 * The regions that hold what the text names: an address or network; a mail address, or `<>` for the null sender; a domain,
 * as that of MAIL FROM or recipient or as a certificate name. A part of a word finds the regions that name it.
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

/** `named`: domains that other regions name. Those that no side names are not sent one by one, so in doubt one is held. */
function holdsDomain(pieces: Region['mailFrom'], domain: string, named: ReadonlySet<string>): boolean {
  if (pieces === 'any') return true
  return pieces.some((piece) => {
    if ('null' in piece) return domain === ''
    if (domain === '') return false
    if ('domain' in piece) return piece.domain.toLowerCase() === domain
    return 'under' in piece ? isBelow(domain, piece.under) : !named.has(domain)
  })
}

/** Reports whether a certificate with the name may come this way; what else stands on it is open. */
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
