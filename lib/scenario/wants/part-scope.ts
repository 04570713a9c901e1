import { containsDomain, domainSet, normalizeDomain, type SweptSenders } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import type { PartSpec } from './part'
import { refusedByName } from './refused-by-name'
import type { MarkList } from './service-marks'

/** Tells of swept senders whether their MAIL FROM and recipient are those of a part. */
export type PartScope = (senders: SweptSenders) => boolean

/** The scope of a part. `allDomains`: those of every group, since a closer domain of another group is not this part's. */
export function scopeOf(spec: PartSpec, phase: Phase, allDomains: readonly string[], marks: MarkList): PartScope {
  const accepted = marks.add({ associatedAcceptedDomains: phase.tenant.acceptedDomains })
  const own = marks.add({ senderDomains: phase.tenant.acceptedDomains })
  const isTo = spec.domains === null ? null : recipientScope(spec.domains, allDomains, marks)
  const isFrom = mailFromScope(spec, own, marks)
  const { isOwn, partners } = refusedByName(spec, phase)
  const leftOut = [...partners.map((senderDomains) => marks.add({ senderDomains })), ...(isOwn ? [own] : [])]
  return (senders) =>
    (isTo === null ? !senders.isInDomains(accepted) : isTo(senders)) &&
    isFrom(senders) &&
    !leftOut.some((mark) => senders.isInDomains(mark))
}

function recipientScope(domains: readonly string[], allDomains: readonly string[], marks: MarkList): PartScope {
  const mark = marks.add({ associatedAcceptedDomains: [...domains] })
  const own = new Set(domains.map(normalizeDomain))
  const wide = domainSet(domains.filter((domain) => domain.startsWith('*.')))
  const closer = allDomains.filter((domain) => {
    const comparable = normalizeDomain(domain)
    return !own.has(comparable) && containsDomain(wide, comparable.replace(/^\*\./, ''))
  })
  if (closer.length === 0) return (senders) => senders.isInDomains(mark)
  const others = marks.add({ associatedAcceptedDomains: closer })
  return (senders) => senders.isInDomains(mark) && !senders.isInDomains(others)
}

function mailFromScope({ mailFrom }: PartSpec, own: number, marks: MarkList): PartScope {
  const isNull = (senders: SweptSenders) => senders.walk.selection.from === ''
  if (mailFrom === 'any') return () => true
  if (mailFrom === 'own') return (senders) => senders.isInDomains(own)
  if (mailFrom === 'ownAndNull') return (senders) => isNull(senders) || senders.isInDomains(own)
  if (mailFrom === 'foreign') return (senders) => !isNull(senders) && !senders.isInDomains(own)
  const listed = marks.add({ senderDomains: [...mailFrom] })
  return (senders) => senders.isInDomains(listed)
}
