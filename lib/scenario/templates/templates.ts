import { normalizeDomain, type Tenant, UNKNOWN_SENDER } from '#lib/matcher'
import { DELIVERER_IDS, type DelivererId } from '#lib/scenario/document/deliverer-ids'
import type { DelivererAnswer, Mx, ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { sampleRecipient, sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import { VENDORS_SEEN, type Vendor } from '#lib/scenario/services/vendors'
import {
  directParticipant,
  type FilterChoice,
  filterParticipant,
  hybridConnector,
  onPremisesParticipant,
  type Participant,
} from './participants'
import { connectorsOf, type PlannedPhase, planPhases } from './plan'
import type { TemplateText } from './template-text'

export type MxTarget = 'current' | 'next' | 'onPremises' | 'microsoft'

/** The answers to the four questions of a new scenario. */
export type NewScenarioAnswers = {
  readonly title: string
  readonly acceptedDomains: readonly string[]
  readonly mxNow: MxTarget
  readonly mxLater: MxTarget
  /** the current filter and the next one; null for none */
  readonly current: FilterChoice | null
  readonly next: FilterChoice | null
  /** null for no hybrid; its certificate name, if known */
  readonly hybrid: { readonly certificateName: string | null } | null
  readonly direct: readonly {
    readonly kind: Exclude<Service['kind'], 'filter' | 'onPremises'>
    readonly name: string
  }[]
}

/**
 * A scenario from four answers: services, phases in a safe order, sample senders. What was not answered is left empty
 * or null and listed in the description, never made up. `say` gives it the words of a language.
 */
export function newScenario(answers: NewScenarioAnswers, say: Say<TemplateText>): ScenarioDocument {
  const cast = participantsOf(answers, say)
  const tenant: Tenant = { acceptedDomains: [...answers.acceptedDomains], rejectDirectSend: false }
  const now = mxOf(answers.mxNow, cast)
  const later = mxOf(answers.mxLater, cast)
  const planned = planPhases({ ...cast, moves: now !== later })
  return newDocument({
    title: answers.title.trim().slice(0, LIMITS.title) || say('title'),
    description: describe(cast, answers, say),
    services: cast.all.map(({ service }) => service),
    phases: planned.map((phase) =>
      newPhase({
        id: phase.id,
        ...wordsOf(phase, cast, say),
        tenant: { acceptedDomains: [...answers.acceptedDomains], rejectDirectSend: false },
        mx: mxRecords(answers.acceptedDomains, phase.isMoved ? later : now),
        connectors: connectorsOf(phase, cast, cast.hybrid),
      }),
    ),
    senders: sendersFor(cast.all, tenant, say),
    deliverers: deliverersOf(cast, answers.hybrid !== null),
  })
}

/** The seed page's first use: MX at the on-premises servers, the hybrid connector, and a `*` lock beside it. */
export function hybridScenario(
  given: Pick<NewScenarioAnswers, 'title' | 'acceptedDomains'> & { readonly certificateName: string | null },
  say: Say<TemplateText>,
): ScenarioDocument {
  const { certificateName, ...rest } = given
  const servers = { mxNow: 'onPremises', mxLater: 'onPremises', hybrid: { certificateName } } as const
  return newScenario({ ...rest, ...servers, current: null, next: null, direct: [] }, say)
}

/** A scenario with one empty phase. */
export function emptyScenario(title: string, say: Say<TemplateText>): ScenarioDocument {
  return newDocument({
    title: title.trim().slice(0, LIMITS.title) || say('title'),
    phases: [newPhase({ id: 'as-is', name: say('phases.asIs.name') })],
  })
}

type Participants = {
  readonly current: Participant | null
  readonly next: Participant | null
  readonly direct: readonly Participant[]
  readonly onPremises: Participant | null
  readonly hybrid: ReturnType<typeof hybridConnector> | null
  /** each once, in the order in which they are listed */
  readonly all: readonly Participant[]
}

/**
 * The participants. If no filter is next and MX points to on-premises servers in the end, the servers have the lock.
 */
function participantsOf(answers: NewScenarioAnswers, say: Say<TemplateText>): Participants {
  const ids = new Set([MICROSOFT])
  const id = (name: string) => makeSlug(name, ids)
  const current = answers.current && filterParticipant(answers.current, id, say)
  const filter = answers.next && filterParticipant(answers.next, id, say)
  const { hybrid, mxNow, mxLater } = answers
  const name = say('onPremises')
  const needsServers = hybrid !== null || [mxNow, mxLater].includes('onPremises')
  const onPremises = !needsServers
    ? null
    : hybrid === null
      ? directParticipant(id(name), name, 'onPremises')
      : onPremisesParticipant(id(name), name, hybrid.certificateName)
  const next = filter ?? (mxLater === 'onPremises' ? onPremises : null)
  const devices = answers.direct.map(({ kind, name: given }) => {
    const short = given.trim().slice(0, LIMITS.title) || kind
    return directParticipant(id(short), short, kind)
  })
  const isDirect = onPremises !== null && hybrid === null && next !== onPremises
  return {
    current,
    next,
    direct: [...(isDirect ? [onPremises] : []), ...devices],
    onPremises,
    hybrid: hybrid && hybridConnector(id(say('hybrid')), say('hybrid'), hybrid.certificateName),
    all: [current, filter, onPremises, ...devices].filter((one) => one !== null),
  }
}

/** The id of an MX target; Microsoft if the target is not a participant. */
function mxOf(target: MxTarget, cast: Participants): string {
  return target === 'microsoft' ? 'microsoft' : (cast[target]?.service.id ?? 'microsoft')
}

/** The MX records of a phase. Domains of `onmicrosoft.com` are left out, because Microsoft owns their MX. */
const mxRecords = (domains: readonly string[], to: string): Mx[] =>
  [...new Map(domains.map((domain) => [normalizeDomain(domain), domain])).values()]
    .filter((domain) => !domain.toLowerCase().endsWith('.onmicrosoft.com'))
    .map((domain) => ({ domain, to: [to], handedOverBy: [] }))

/** Name and note of a phase, with the names of its filters. */
function wordsOf({ text }: PlannedPhase, { current, next }: Participants, say: Say<TemplateText>) {
  const filters = { current: current?.service.name ?? '', next: next?.service.name ?? '' }
  return { name: say(`phases.${text}.name`, filters).slice(0, LIMITS.title), note: say(`phases.${text}.note`) }
}

/** Which kind of direct delivery a service answers, where the question that brought it in says so. */
const ANSWERED_BY: Partial<Record<Service['kind'], DelivererId>> = {
  onPremises: 'hybrid',
  device: 'devices',
  application: 'devices',
  signature: 'signature',
  encryption: 'encryption',
  tenant: 'tenants',
}

function deliverersOf({ all }: Participants, isHybrid: boolean): DelivererAnswer[] {
  const services = all.map(({ service }) => service).filter(({ kind }) => kind !== 'onPremises' || isHybrid)
  return DELIVERER_IDS.map((id): DelivererAnswer => {
    const serviceIds = services.filter(({ kind }) => ANSWERED_BY[kind] === id).map((service) => service.id)
    return { id, answer: 'service', serviceIds, note: '' }
  }).filter(({ serviceIds }) => serviceIds.length > 0)
}

function sendersFor(all: readonly Participant[], tenant: Tenant, say: Say<TemplateText>): ScenarioSender[] {
  const senders: ScenarioSender[] = []
  const takenIds = () => senders.map(({ id }) => id)
  for (const { service } of all) senders.push(...sendersOf(service, tenant, say, takenIds()))
  const recipient = sampleRecipient(tenant)
  const stranger = {
    ...UNKNOWN_SENDER,
    tls: true,
    certificateTrusted: true,
    mailFrom: 'someone@stranger.example',
    recipient,
    serviceId: null,
    otherCustomer: false,
  }
  const ids = new Set(takenIds())
  const taken = all.flatMap(({ service, lock }) => [...service.networks, ...lock.senderIPAddresses])
  return [
    ...senders,
    {
      ...stranger,
      id: makeSlug('stranger-tls', ids),
      name: say('senders.strangerTls'),
      sourceIP: strangerAddress(taken),
      certificateNames: ['mail.stranger.example'],
    },
    {
      ...stranger,
      id: makeSlug('stranger-ipv6', ids),
      name: say('senders.strangerIpv6'),
      sourceIP: strangerAddress(taken, 6),
      certificateNames: [],
    },
  ]
}

/** What the description says of a service that was made from a vendor example. */
export const exampleLines = (vendor: Vendor, service: string, say: Say<TemplateText>): string[] => [
  say('description.example', { service, seen: VENDORS_SEEN, source: say(`description.sources.${vendor.label}`) }),
  ...(vendor.isComplete ? [] : [say('description.incomplete', { service })]),
]

/** The description: sources of vendor examples, and facts that are still missing. */
function describe(
  { all, hybrid }: Participants,
  { acceptedDomains }: NewScenarioAnswers,
  say: Say<TemplateText>,
): string {
  const examples = all.flatMap(({ vendor, service }) =>
    vendor === null ? [] : exampleLines(vendor, service.name, say),
  )
  const locks = all.map(({ lock }) => lock)
  const missing = [
    ...(acceptedDomains.length === 0 ? [say('description.acceptedDomains')] : []),
    ...locks
      .filter((lock) => lock.restrictDomainsToIPAddresses && lock.senderIPAddresses.length === 0)
      .map(({ name }) => say('description.addressesOf', { connector: name })),
    ...[...locks.filter((lock) => lock.restrictDomainsToCertificate), ...(hybrid === null ? [] : [hybrid])]
      .filter((lock) => lock.tlsSenderCertificateName === null)
      .map(({ name }) => say('description.certificateOf', { connector: name })),
  ]
  return [...examples, ...(missing.length === 0 ? [] : [say('description.missing', { missing: missing.join(', ') })])]
    .join('\n')
    .slice(0, LIMITS.text)
}
