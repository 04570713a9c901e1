import { normalizeDomain } from '#lib/matcher'
import type { Phase, Service, Want } from '#lib/scenario/document/document'
import { acceptedOf, type DomainGroup } from './domain-groups'
import { stageOf } from './handover'
import { type CellContext, contextOf, type MailFrom, type PartSpec, spec, type WantsInput } from './part'
import { serviceParts } from './service-parts'
import { otherCustomersParts, strangerParts } from './stranger-parts'
import { findWhos, samplesOfWho, type Who, type WhoKey } from './who'

/** The parts of every cell of a phase, in the order of the rows. */
export function specsOfPhase(document: WantsInput, index: number): { who: Who; specs: PartSpec[] }[] {
  const context = contextOf(document, index)
  return findWhos(document).map((who) => ({ who, specs: specsOf(who, context) }))
}

/** The parts of one cell of a phase; none of a row that there is not. */
export function specsOfRow(document: WantsInput, index: number, key: WhoKey): PartSpec[] {
  const context = contextOf(document, index)
  return findWhos(document).flatMap((who) => (who.key === key ? specsOf(who, context) : []))
}

function specsOf(who: Who, context: CellContext): PartSpec[] {
  const { phase } = context
  if (phase.tenant.acceptedDomains.length === 0)
    return [spec(who, { wish: { missing: 'acceptedDomains' }, because: 'no-domains' })]
  const own = whoOverrides(who, context)
  const parts = context.groups.flatMap((group) => partsOfGroup(who, group, own, context))
  return [...parts, ...partsBeside(who, own, context), ...sampleParts(who, context)]
}

/** The parts of a *who* for one group of domains: of handover, of an exception, or by default. */
function partsOfGroup(who: Who, group: DomainGroup, own: readonly Want[], context: CellContext): PartSpec[] {
  const fixed = fixedParts(who, group, own, context)
  if (fixed !== null) return fixed
  const accepted = acceptedOf(group, context.phase)
  if (accepted.length === 0) return []
  if (own.length > 0) return own.map((want) => overridePart(who, accepted, want))
  const reduced: DomainGroup = { ...group, domains: accepted }
  switch (who.kind) {
    case 'service':
      return serviceParts(who, reduced, context)
    case 'otherCustomers':
      return otherCustomersParts(who, reduced, context)
    case 'everybodyElse':
      return strangerParts(who, reduced, context)
  }
}

/**
 * What no exception can weaken: whoever hands mail over must get in while it does, and in the phase after. One that asks for
 * a connector counts.
 */
function fixedParts(
  who: Who,
  group: DomainGroup,
  own: readonly Want[],
  { index, phase, isUnordered }: CellContext,
): PartSpec[] | null {
  const id = who.kind === 'service' ? who.service.id : 'microsoft'
  const stage = stageOf(group, index, id, isUnordered)
  if (stage !== 'during' && stage !== 'justAfter') return null
  const accepted = new Set(acceptedOf(group, phase))
  const others = group.domains.filter((domain) => !accepted.has(domain))
  const because =
    who.kind === 'service' ? (stage === 'during' ? 'handover' : 'just-after-handover') : 'everybody-delivers'
  const parts: PartSpec[] = []
  const part = spec(who, { domains: [...accepted], wish: 'accepted', because })
  const byConnector = own.filter(({ want, connectorId }) => want === 'accepted' && connectorId !== null)
  if (accepted.size > 0 && byConnector.length === 0) parts.push(part)
  if (accepted.size > 0) parts.push(...byConnector.map(({ id, connectorId }) => ({ ...part, connectorId, wantId: id })))
  // Mail for a domain that the tenant does not accept is refused, whoever hands it over.
  if (others.length > 0 && stage === 'during' && who.kind === 'service')
    parts.push(spec(who, { domains: others, wish: 'accepted', because: 'domain-not-accepted' }))
  return parts.length === 0 ? null : parts
}

/** The exceptions of the document for the whole *who* in the phase; of several the strictest. */
function whoOverrides(who: Who, { document, phase }: CellContext): Want[] {
  return strictest(document.wants.filter((want) => want.who === who.key && want.phaseIds.includes(phase.id)))
}

/**
 * The strictest of exceptions of one rank: `either` gives way, and so does `accepted` by any connector to `accepted` by one.
 * Of those that say the same the last one is kept. Those that contradict each other all count, so that one always fails.
 */
export function strictest(wants: readonly Want[]): Want[] {
  const strict = wants.filter((want) => !wants.some((other) => isWeaker(want, other)))
  return [...new Map(strict.map((want) => [`${want.want} ${want.connectorId}`, want])).values()]
}

const isWeaker = (one: Want, other: Want): boolean =>
  one.want === other.want
    ? one.connectorId === null && other.connectorId !== null
    : one.want === 'either' && other.want !== 'either'

function overridePart(who: Who, domains: readonly string[], { id, want, connectorId }: Want): PartSpec {
  const mailFrom = who.kind === 'service' ? knownMailFrom(who.service) : 'any'
  const gettingIn = who.kind === 'otherCustomers' && who.service.shared === 'customers' ? 'shared' : 'open'
  return spec(who, { domains, mailFrom, wish: want, because: 'override', connectorId, wantId: id, gettingIn })
}

/** Partner companies and other tenants write as domains of their own; for all others nothing narrows an exception. */
function knownMailFrom({ kind, mailFromDomains }: Service): MailFrom {
  const isOwnDomains = kind === 'partner' || kind === 'tenant'
  return isOwnDomains && mailFromDomains !== null && mailFromDomains.length > 0 ? mailFromDomains : 'any'
}

/** Parts to recipients that belong to no group of the tenant. That other customers relay is refused whatever anybody says. */
function partsBeside(who: Who, own: readonly Want[], { phase }: CellContext): PartSpec[] {
  if (who.kind === 'service' && who.service.kind === 'signature') {
    const outbound = spec(who, { mailFrom: 'own', wish: 'accepted', because: 'outbound-leg' })
    if (own.length === 0) return [outbound]
    return own.map(({ id, want, connectorId }) => ({
      ...outbound,
      wish: want,
      because: 'override',
      connectorId,
      wantId: id,
    }))
  }
  if (who.kind !== 'otherCustomers' || who.service.shared === null || !hasOnPremises(phase)) return []
  return [spec(who, { mailFrom: 'own', wish: 'refused', because: 'relay' })]
}

/** Only an OnPremises connector relays to recipients outside. */
const hasOnPremises = ({ connectors }: Phase): boolean =>
  connectors.some(({ connectorType, enabled }) => connectorType === 'OnPremises' && enabled)

/** Reports whether an exception is of one sample sender alone. */
export const isOfSample = ({ who }: Pick<Want, 'who'>): boolean => who.startsWith('sample:')

/** One part for each sample sender of the *who* that has an exception of its own in the phase. */
function sampleParts(who: Who, { document, phase, groups, index, isUnordered }: CellContext): PartSpec[] {
  const ofSamples = document.wants.filter((want) => isOfSample(want) && want.phaseIds.includes(phase.id))
  if (ofSamples.length === 0) return []
  return samplesOfWho(document.senders, who.key).flatMap((sample) => {
    const own = ofSamples.filter((one) => one.who === `sample:${sample.id}`)
    if (own.length === 0) return []
    const group = groupOfRecipient(groups, sample.recipient)
    const isHeld = group !== null && isFixed(who, group, index, isUnordered)
    return strictest(own)
      .filter(({ want }) => !isHeld || want === 'accepted')
      .map(({ id, want, connectorId }) =>
        spec(who, {
          domains: group?.domains ?? null,
          wish: want,
          because: 'sample-override',
          connectorId,
          wantId: id,
          sampleId: sample.id,
          gettingIn: who.kind === 'otherCustomers' && who.service.shared === 'customers' ? 'shared' : 'open',
        }),
      )
  })
}

const isFixed = (who: Who, group: DomainGroup, index: number, isUnordered: boolean): boolean => {
  const stage = stageOf(group, index, who.kind === 'service' ? who.service.id : 'microsoft', isUnordered)
  return stage === 'during' || stage === 'justAfter'
}

function groupOfRecipient(groups: readonly DomainGroup[], recipient: string | null): DomainGroup | null {
  if (recipient === null) return null
  const domain = normalizeDomain(recipient.slice(recipient.lastIndexOf('@') + 1))
  return (
    groups.find(({ domains }) => domains.some((own) => normalizeDomain(own) === domain)) ??
    groups.find(({ domains }) =>
      domains.some((own) => own.startsWith('*.') && domain.endsWith(normalizeDomain(own).slice(1))),
    ) ??
    null
  )
}
