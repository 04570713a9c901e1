import { normalizeDomain } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import type { DomainGroup } from './domain-groups'
import { stageOf } from './handover'
import { type CellContext, isWithoutMx, type MailFrom, type MissingFact, type PartSpec, spec, statesNoMx } from './part'
import type { Who } from './who'

type ServiceWho = Extract<Who, { kind: 'service' }>

/**
 * What is wanted of a service for a group of domains, beside the phases in which it hands over and the one after: by the
 * stage of its handover, then by its kind, and of plain text by the switch.
 */
export function serviceParts(who: ServiceWho, group: DomainGroup, context: CellContext): PartSpec[] {
  const { service } = who
  const stage = stageOf(group, context.index, service.id, context.isUnordered)
  if (stage === 'ready') return [spec(who, { domains: group.domains, wish: 'accepted', because: 'ready-for-handover' })]
  if (service.kind === 'filter' && statesNoMx(context))
    return [spec(who, { domains: group.domains, wish: { missing: 'mx' }, because: 'no-mx' })]
  if (stage === 'after') return afterHandover(who, group, context)
  if (service.kind === 'filter') return withoutPlainText(filterParts(who, group, stage === 'before'), service, context)
  return withoutPlainText(kindParts(who, group.domains), service, context)
}

/** Later than the phase after the handover: until when its mail must get in is the team's to say, domain by domain. */
function afterHandover(who: ServiceWho, group: DomainGroup, context: CellContext): PartSpec[] {
  const byStage = new Map<'accepted' | 'decide' | 'either', string[]>()
  for (const domain of group.domains) {
    const wish = wishAfterHandover(who.service, domain, context)
    byStage.set(wish, [...(byStage.get(wish) ?? []), domain])
  }
  // Servers that also deliver by themselves go on to do so.
  const itself =
    who.service.kind === 'filter' ? [] : withoutPlainText(kindParts(who, group.domains), who.service, context)
  const handedOver = [...byStage].flatMap(([wish, domains]): PartSpec[] => {
    if (wish === 'either' && itself.length > 0) return []
    return [spec(who, { domains, wish, because: wish === 'either' ? 'may-be-refused' : 'after-handover' })]
  })
  return [...handedOver, ...itself]
}

function wishAfterHandover(
  { mayBeRefusedFrom }: Service,
  domain: string,
  { document, index }: CellContext,
): 'accepted' | 'decide' | 'either' {
  const named = mayBeRefusedFrom.find((one) => normalizeDomain(one.domain) === normalizeDomain(domain))
  const from = document.phases.findIndex(({ id }) => id === named?.phaseId)
  if (from < 0) return 'decide'
  return index >= from ? 'either' : 'accepted'
}

function filterParts(who: ServiceWho, group: DomainGroup, isBefore: boolean): PartSpec[] {
  const { domains } = group
  if (isBefore) return [spec(who, { domains, wish: 'either', because: 'before-handover' })]
  return [spec(who, { domains, wish: 'either', because: isWithoutMx(group) ? 'no-mx' : 'no-handover' })]
}

/** What is wanted of a service that delivers by itself, by its kind. */
function kindParts(who: ServiceWho, domains: readonly string[]): PartSpec[] {
  const { service } = who
  const wanted = (mailFrom: MailFrom): PartSpec =>
    spec(who, { domains, mailFrom, wish: 'accepted', because: 'service-default' })
  const asked = (missing: MissingFact, mailFrom: MailFrom = 'any'): PartSpec =>
    spec(who, { domains, mailFrom, wish: { missing }, because: 'not-asked' })
  switch (service.kind) {
    case 'onPremises':
      return [wanted('ownAndNull'), ...foreignParts(service.mailFromDomains, wanted, asked)]
    case 'signature':
    case 'device':
      return [wanted('own'), ...statedParts(service.mailFromDomains, wanted)]
    case 'application':
      return [service.delivery === 'direct' ? wanted('any') : asked('delivery')]
    case 'partner':
      return [service.delivery === 'direct' ? namedDomains(service, wanted, asked) : asked('delivery')]
    case 'tenant':
      return [namedDomains(service, wanted, asked)]
    default:
      return [wanted('any')]
  }
}

type Wanted = (mailFrom: MailFrom) => PartSpec
type Asked = (missing: MissingFact, mailFrom?: MailFrom) => PartSpec

/** Mail that on-premises servers send on from elsewhere (forwards, groups): asked until somebody says whose it is. */
function foreignParts(domains: Service['mailFromDomains'], wanted: Wanted, asked: Asked): PartSpec[] {
  return domains === null ? [asked('mailFromDomains', 'foreign')] : statedParts(domains, wanted)
}

/** Mail with the MAIL FROM domains that somebody has stated beside the tenant's own. */
function statedParts(domains: Service['mailFromDomains'], wanted: Wanted): PartSpec[] {
  if (domains === null || domains.length === 0) return []
  return [wanted(domains.includes('*') ? 'foreign' : domains)]
}

function namedDomains({ mailFromDomains }: Service, wanted: Wanted, asked: Asked): PartSpec {
  if (mailFromDomains === null || mailFromDomains.length === 0) return asked('mailFromDomains')
  return wanted(mailFromDomains.includes('*') ? 'any' : mailFromDomains)
}

/**
 * From the phase of the switch on, senders without TLS must be refused, devices excepted. A service that has no TLS at all
 * keeps what is wanted of it: that the two contradict each other is a finding.
 */
function withoutPlainText(parts: readonly PartSpec[], { kind, tls }: Service, context: CellContext): PartSpec[] {
  if (kind === 'device' || tls !== null || !isPlainTextRefused(context)) return [...parts]
  return parts.flatMap((part): PartSpec[] => {
    if (part.wish !== 'accepted' && part.wish !== 'either') return [part]
    return [
      { ...part, tls: true },
      { ...part, tls: false, wish: 'refused', because: 'plain-text-switch' },
    ]
  })
}

/** Reports whether the switch holds in the phase: nobody may get in without TLS. */
export function isPlainTextRefused({ document, index, phase, isUnordered }: CellContext): boolean {
  const { plainTextRefusedFrom } = document.switches
  if (plainTextRefusedFrom === null) return false
  if (isUnordered) return plainTextRefusedFrom === phase.id
  const from = document.phases.findIndex(({ id }) => id === plainTextRefusedFrom)
  return from >= 0 && index >= from
}
