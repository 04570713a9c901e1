import type { NameLiteral } from '#lib/matcher/cells/certificates'
import type { Channel, Region } from '#lib/matcher/cells/regions'
import type { Side } from '#lib/matcher/cells/sides'
import type { Answers } from '#lib/matcher/model/questions'
import type { DomainPiece } from '#lib/matcher/sets/domain-classes'
import type { KnownSender } from './oracle'
import { covers, domainAfterAt, liesBelow, listHolds, plain } from './oracle-text'

/** Reads regions as `Region` describes them, independently of the code that writes them. */

/** Makes a function that reports whether a region holds a sender. The sides give the domains that are mentioned. */
export function regionReader(sides: readonly Side[], answers: Answers) {
  const [from, to] = [mentionedFrom(sides), mentionedTo(sides)]
  const pieces = new Map<string, string>()
  const pieceIn = (domain: string, mentioned: readonly string[]): string => {
    const key = `${mentioned === from} ${domain}`
    const known = pieces.get(key) ?? JSON.stringify(pieceOf(domain, mentioned))
    pieces.set(key, known)
    return known
  }
  const has = (wanted: 'any' | readonly DomainPiece[], piece: string) =>
    wanted === 'any' || wanted.some((one) => JSON.stringify(one) === piece)
  return ({ sourceIP, channel, mailFrom, recipient }: Region, sender: KnownSender): boolean =>
    (channel === 'any' || channel.some((one) => channelHolds(one, sender, sides, answers))) &&
    has(mailFrom, pieceIn(sender.mailFrom === '' ? '' : domainAfterAt(sender.mailFrom), from)) &&
    has(recipient, pieceIn(domainAfterAt(sender.recipient), to)) &&
    (sourceIP === 'any' || listHolds(sourceIP, sender.sourceIP))
}

function channelHolds(channel: Channel, sender: KnownSender, sides: readonly Side[], { Q19 }: Answers): boolean {
  if (!channel.tls || !sender.tls) return channel.tls === sender.tls
  const names = sender.certificateNames.map(plain).slice(0, Q19 === 'no' ? 1 : undefined)
  const is = (name: string, { pattern, how }: { pattern: string; how: string }) =>
    (howItFits(pattern, name) ?? howItIsOwn(pattern, name, sides)) === how
  const fits = ({ also, ...literal }: NameLiteral) =>
    names.some((name) => is(name, literal) && (also === undefined || is(name, also)))
  // Without a name there is no chain, so `trusted` does not matter.
  if (channel.trusted !== undefined && names.length > 0 && channel.trusted !== sender.certificateTrusted) return false
  return channel.matches.every(fits) && !channel.matchesNot.some(fits)
}

function howItFits(pattern: string, name: string): string | null {
  if (pattern === name) return 'exact'
  if (pattern.startsWith('*.')) {
    const base = pattern.slice(2)
    return name === base ? 'apex' : liesBelow(name, base) ? 'below' : null
  }
  if (liesBelow(name, pattern)) return 'below'
  return name === `*.${pattern.split('.').slice(1).join('.')}` ? 'wildcard' : null
}

function howItIsOwn(pattern: string, name: string, [before, after]: readonly Side[]): string | null {
  if (!pattern.endsWith('acceptedDomains')) return null
  const accepted = (pattern.startsWith('after.') ? after : before)?.tenant.acceptedDomains ?? []
  if (accepted.some((domain) => covers(domain, name))) return 'exact'
  return accepted.some((domain) => liesBelow(name, plain(domain))) ? 'below' : null
}

/** The closest mention of a domain: itself, or the longest wildcard it lies below. */
function pieceOf(domain: string, mentioned: readonly string[]): DomainPiece {
  if (domain === '') return { null: true }
  const patterns = mentioned.map(plain).filter((pattern) => pattern !== '*')
  if (patterns.some((pattern) => pattern.replace(/^\*\./, '') === domain)) return { domain }
  const [under] = patterns
    .filter((pattern) => pattern.startsWith('*.') && liesBelow(domain, pattern.slice(2)))
    .map((pattern) => pattern.slice(2))
    .sort((a, b) => b.length - a.length)
  return under === undefined ? { other: true } : { under }
}

const enabled = ({ connectors }: Side) => connectors.filter((connector) => connector.enabled)

function mentionedFrom(sides: readonly Side[]): string[] {
  return sides.flatMap((side) => [
    ...enabled(side)
      .filter(({ connectorType }) => connectorType === 'Partner')
      .flatMap(({ senderDomains }) => senderDomains),
    ...(side.tenant.rejectDirectSend || enabled(side).some(({ connectorType }) => connectorType === 'OnPremises')
      ? side.tenant.acceptedDomains
      : []),
  ])
}

const mentionedTo = (sides: readonly Side[]): string[] =>
  sides.flatMap((side) => [
    ...side.tenant.acceptedDomains,
    ...enabled(side).flatMap(({ associatedAcceptedDomains }) => associatedAcceptedDomains),
  ])
