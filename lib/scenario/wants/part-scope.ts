import { containsDomain, type DomainSelection, domainSet, normalizeDomain, type SweptSenders } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import type { PartSpec } from './part'
import { refusedByName } from './refused-by-name'
import type { MarkList } from './service-marks'

/** Tells of one selection of the swept senders whether its MAIL FROM and recipient are those of a part. */
export type PartScope = (senders: SweptSenders, selection: DomainSelection) => boolean

/** The scope of a part. `allDomains`: those of every group, since a closer domain of another group is not this part's. */
export function scopeOf(spec: PartSpec, phase: Phase, allDomains: readonly string[], marks: MarkList): PartScope {
  const accepted = marks.add({ associatedAcceptedDomains: phase.tenant.acceptedDomains })
  const own = marks.add({ senderDomains: phase.tenant.acceptedDomains })
  const isTo = spec.domains === null ? null : recipientScope(spec.domains, allDomains, marks)
  const isFrom = mailFromScope(spec, own, marks)
  const { isOwn, partners } = refusedByName(spec, phase)
  const leftOut = [...partners.map((senderDomains) => marks.add({ senderDomains })), ...(isOwn ? [own] : [])]
  return (senders, selection) =>
    (isTo === null ? !senders.isInDomains(accepted, selection) : isTo(senders, selection)) &&
    isFrom(senders, selection) &&
    !leftOut.some((mark) => senders.isInDomains(mark, selection))
}

function recipientScope(domains: readonly string[], allDomains: readonly string[], marks: MarkList): PartScope {
  const mark = marks.add({ associatedAcceptedDomains: [...domains] })
  const own = new Set(domains.map(normalizeDomain))
  const wide = domainSet(domains.filter((domain) => domain.startsWith('*.')))
  const closer = allDomains.filter((domain) => {
    const comparable = normalizeDomain(domain)
    return !own.has(comparable) && containsDomain(wide, comparable.replace(/^\*\./, ''))
  })
  if (closer.length === 0) return isInMark(mark)
  const others = marks.add({ associatedAcceptedDomains: closer })
  return (senders, selection) => senders.isInDomains(mark, selection) && !senders.isInDomains(others, selection)
}

function mailFromScope({ mailFrom }: PartSpec, own: number, marks: MarkList): PartScope {
  if (mailFrom === 'any') return () => true
  if (mailFrom === 'own') return isInMark(own)
  if (mailFrom === 'ownAndNull') return (senders, selection) => senders.areNull || senders.isInDomains(own, selection)
  if (mailFrom === 'foreign') return (senders, selection) => !senders.areNull && !senders.isInDomains(own, selection)
  return isInMark(marks.add({ senderDomains: [...mailFrom] }))
}

const isInMark =
  (mark: number): PartScope =>
  (senders, selection) =>
    senders.isInDomains(mark, selection)
