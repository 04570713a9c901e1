import { containsDomain, domainOf, domainSet } from '#lib/matcher'
import { EVERYONE, type InvariantOf } from './invariants'
import type { Document1 } from './schema'

type Service1 = Document1['services'][number]
type Want2 = {
  readonly id: string
  readonly who: string
  readonly phaseIds: readonly string[]
  readonly want: 'accepted' | 'refused' | 'either'
  readonly connectorId?: string | null
}

/**
 * A document of version 1 as version 2 says the same. Every statement of it becomes a want; what a handover overrules, and
 * what contradicts itself, is a finding on the plan (docs/document-versions.md §2).
 */
export function translateVersion1(document: Document1): Record<string, unknown> {
  const { expectations, invariants, services, phases, ...kept } = document
  const wants = [...wantsOfExpectations(document), ...wantsOfServices(document), ...wantsOfEverybodyElse(document)]
  return {
    ...kept,
    services: services.map((service) => serviceOf(service, document)),
    phases: phases.map((phase) => ({ ...phase, mx: phase.mx.map(({ domain, to }) => ({ domain, to: [to] })) })),
    wants,
    sideEntranceClosedFrom: closedFrom(document),
    switches: {
      plainTextRefusedFrom: firstOf(
        document,
        ofKind(document, 'noPlainText').flatMap(({ phaseIds }) => phaseIds),
      ),
      nobodyRefusedInBetween: [...new Set(ofKind(document, 'noGap').flatMap(({ phaseIds }) => phaseIds))],
    },
  }
}

const ofKind = <Kind extends Document1['invariants'][number]['kind']>(
  { invariants }: Document1,
  kind: Kind,
): InvariantOf<Kind>[] => invariants.filter((one): one is InvariantOf<Kind> => one.kind === kind)

/** The first of the phases, in the order of the plan; null of none. */
const firstOf = ({ phases }: Document1, ids: readonly string[]): string | null =>
  phases.find(({ id }) => ids.includes(id))?.id ?? null

const SHARED = { true: 'customers', false: 'no', null: null } as const

/** Version 1 took every service but a filter for one that delivers by itself, whatever MAIL FROM it uses. */
function serviceOf(service: Service1, document: Document1): Record<string, unknown> {
  return {
    ...service,
    shared: SHARED[`${service.shared}`],
    delivery: service.kind === 'filter' ? null : 'direct',
    mailFromDomains: mailFromDomainsOf(service, document),
  }
}

/** What samples and invariants say of MAIL FROM of the service; null where they say nothing, so that it is asked. */
function mailFromDomainsOf({ id, kind }: Service1, document: Document1): string[] | null {
  if (kind !== 'onPremises' && kind !== 'tenant') return null
  const isAny = ofKind(document, 'getsThrough').some(
    ({ serviceId, mailFrom }) => serviceId === id && mailFrom === 'any',
  )
  if (isAny) return ['*']
  const own = domainSet(ownDomains(document))
  const used = document.senders
    .filter(({ serviceId, otherCustomer, mailFrom }) => serviceId === id && !otherCustomer && mailFrom !== null)
    .map(({ mailFrom }) => domainOf(mailFrom ?? ''))
  const foreign = [...new Set(used)].filter((domain) => domain !== '' && !containsDomain(own, domain))
  if (kind === 'tenant') {
    const domains = [...foreign, ...(carriesOwnMail(id, document) ? ownDomains(document) : [])]
    return domains.length === 0 ? null : domains
  }
  return foreign.length === 0 ? null : ['*']
}

const ownDomains = ({ phases }: Document1): string[] => [
  ...new Set(phases.flatMap(({ tenant }) => tenant.acceptedDomains)),
]

const carriesOwnMail = (serviceId: string, document: Document1): boolean =>
  ofKind(document, 'getsThrough').some((one) => one.serviceId === serviceId && one.mailFrom === 'own')

/** An expectation is an exception for its sample; those of one sample that say the same are joined. */
function wantsOfExpectations({ expectations }: Document1): Want2[] {
  const found = new Map<string, Want2 & { phaseIds: string[] }>()
  // Of several for one sample in one phase the last one stood.
  const last = new Map(expectations.map((one) => [`${one.phaseId}\n${one.senderId}`, one]))
  for (const { senderId, phaseId, outcome, connectorId } of last.values()) {
    const key = JSON.stringify([senderId, outcome, connectorId])
    const known = found.get(key)
    if (known !== undefined) known.phaseIds.push(phaseId)
    else
      found.set(key, {
        id: `expectation-${found.size + 1}`,
        who: `sample:${senderId}`,
        phaseIds: [phaseId],
        want: outcome === 'accepted' ? 'accepted' : 'refused',
        connectorId,
      })
  }
  return [...found.values()]
}

/** "This service gets through" becomes an exception; "nobody else" one for each service that it does not list. */
function wantsOfServices(document: Document1): Want2[] {
  const through = ofKind(document, 'getsThrough').flatMap(({ id, serviceId, phaseIds, mailFrom }): Want2[] => {
    if (serviceId === EVERYONE || phaseIds.length === 0) return []
    const service = document.services.find((one) => one.id === serviceId)
    // Own mail of these is wanted anyway, and an exception would ask for any. Of a tenant it is among its domains.
    const isOwnMail = mailFrom === 'own' && service?.kind !== 'filter' && service?.kind !== 'application'
    return isOwnMail ? [] : [{ id: `gets-through-${id}`, who: `service:${serviceId}`, phaseIds, want: 'accepted' }]
  })
  const unlisted = ofKind(document, 'nobodyElse').flatMap(({ id, serviceIds, phaseIds, openPhaseIds }) => {
    const closed = phaseIds.filter((phaseId) => !openPhaseIds.includes(phaseId))
    if (closed.length === 0) return []
    return document.services
      .filter((service) => !serviceIds.includes(service.id))
      .map(
        (service): Want2 => ({
          id: `not-listed-${id}-${service.id}`,
          who: `service:${service.id}`,
          phaseIds: closed,
          want: 'refused',
        }),
      )
  })
  return [...through, ...unlisted]
}

/**
 * "Nobody else" with its declared windows. From which phase it holds to the end is said apart (`closedFrom`). A window of one
 * statement does not open what another one closes.
 */
function wantsOfEverybodyElse(document: Document1): Want2[] {
  const all = ofKind(document, 'nobodyElse')
  const isClosed = (phaseId: string) =>
    all.some(({ phaseIds, openPhaseIds }) => phaseIds.includes(phaseId) && !openPhaseIds.includes(phaseId))
  return all.flatMap(({ id, phaseIds, openPhaseIds }): Want2[] => {
    const closed = phaseIds.filter((phaseId) => !openPhaseIds.includes(phaseId))
    const windows = openPhaseIds.filter((phaseId) => !isClosed(phaseId))
    const said = closedFrom(document) === null ? closed : []
    return [
      ...(said.length === 0
        ? []
        : [{ id: `nobody-else-${id}`, who: 'everybodyElse', phaseIds: said, want: 'refused' as const }]),
      ...(windows.length === 0
        ? []
        : [{ id: `window-${id}`, who: 'everybodyElse', phaseIds: windows, want: 'either' as const }]),
    ]
  })
}

/** The phase from which "nobody else" holds without a break to the last one; null where it holds otherwise. */
function closedFrom(document: Document1): string | null {
  const said = new Set(ofKind(document, 'nobodyElse').flatMap(({ phaseIds }) => phaseIds))
  const [first = -1] = document.phases.flatMap(({ id }, index) => (said.has(id) ? [index] : []))
  if (first < 0) return null
  const rest = document.phases.slice(first)
  return rest.every(({ id }) => said.has(id)) ? (document.phases[first]?.id ?? null) : null
}
