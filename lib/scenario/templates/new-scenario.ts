import { normalizeDomain, type Tenant, UNKNOWN_SENDER } from '#lib/matcher'
import { DELIVERER_IDS, type DelivererId } from '#lib/scenario/document/deliverer-ids'
import type {
  DelivererAnswer,
  Mx,
  Phase,
  ScenarioDocument,
  ScenarioSender,
  Service,
} from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { sampleRecipient, sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import type { Move, NewScenarioAnswers } from './answers'
import { type Cast, castOf } from './cast'
import { describeCast } from './description'
import { domainsWithMx } from './domains-with-mx'
import { connectorsOf, movesOf, type PlannedPhase, phaseWithoutOld, planPhases } from './plan'
import type { TemplateText } from './template-text'

/**
 * A scenario from the answers of its steps: services, phases in a safe order, sample senders. What was not answered is left
 * empty or null and listed in the description, never made up. `say` gives it the words of a language.
 */
export function newScenario(answers: NewScenarioAnswers, say: Say<TemplateText>): ScenarioDocument {
  const cast = castOf(answers, say)
  const { acceptedDomains, rejectDirectSend } = answers.tenant
  const tenant = { acceptedDomains: [...acceptedDomains], rejectDirectSend: rejectDirectSend ?? false }
  const moves = movesOf(answers, cast)
  const movable = domainsWithMx(acceptedDomains)
  const moving = new Set(moves.flatMap(({ domains }) => domains.map(normalizeDomain)))
  const someStay =
    moves.length > 0 &&
    movable.some((domain) => !moving.has(normalizeDomain(domain)) && cast.mxNowOf(domain) !== cast.mxLater)
  const planned = planPhases(cast, { count: moves.length, someStay })
  const after = phaseWithoutOld(planned, moves.length)
  const phases = planned.map(
    (phase): Phase =>
      newPhase({
        id: phase.id,
        ...wordsOf(phase, cast, moves, say),
        tenant: { ...tenant, acceptedDomains: [...acceptedDomains] },
        mx: mxRecords(movable, moves.slice(0, phase.moved), cast),
        connectors: connectorsOf(phase, cast),
        plannedOn: dayOf(phase, phase === after, moves, answers.oldFilterDays),
      }),
  )
  const mayBeRefused = answers.oldFilterDays === null || after === null ? [] : movable
  const isOld = ({ id }: Service) => cast.currents.some(({ service }) => service.id === id)
  return newDocument({
    title: answers.title.trim().slice(0, LIMITS.title) || say('title'),
    description: describeCast(cast, answers, say),
    services: cast.all.map(({ service }) =>
      after !== null && isOld(service)
        ? {
            ...service,
            mayBeRefusedFrom: mayBeRefused
              .filter((domain) => cast.mxNowOf(domain) === service.id)
              .map((domain) => ({ domain, phaseId: after.id })),
          }
        : service,
    ),
    phases,
    senders: sendersFor(cast, tenant, say),
    deliverers: deliverersOf(cast, answers.hybrid !== null),
    rejectDirectSendNotRead: rejectDirectSend === null,
  })
}

/** A scenario with one empty phase. */
export function emptyScenario(title: string, say: Say<TemplateText>): ScenarioDocument {
  return newDocument({
    title: title.trim().slice(0, LIMITS.title) || say('title'),
    phases: [newPhase({ id: 'as-is', name: say('phases.asIs.name') })],
  })
}

function mxRecords(domains: readonly string[], done: readonly Move[], { mxNowOf, mxLater }: Cast): Mx[] {
  const moved = new Set(done.flatMap((move) => move.domains.map(normalizeDomain)))
  return domains.map((domain) => ({
    domain,
    to: [moved.has(normalizeDomain(domain)) ? (mxLater ?? mxNowOf(domain)) : mxNowOf(domain)],
    handedOverBy: [],
  }))
}

/** The day of a phase: that of its move, or for the phase after the last move the day on which the old filter is done. */
function dayOf(
  { id, moved }: PlannedPhase,
  isAfter: boolean,
  moves: readonly Move[],
  oldFilterDays: number | null,
): string | null {
  const last = moves.at(-1)?.on ?? null
  if (isAfter) return last === null || oldFilterDays === null ? null : addDays(last, oldFilterDays)
  return id.startsWith('mx-moved') ? (moves[moved - 1]?.on ?? null) : null
}

/** The day (YYYY-MM-DD) that comes `count` days after another. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Name and note of a phase, with the names of its filters and the domains that move. */
function wordsOf(
  { id, text, moved }: PlannedPhase,
  { currents, next, isRead }: Cast,
  moves: readonly Move[],
  say: Say<TemplateText>,
) {
  const [first = '', ...others] = moves[moved - 1]?.domains ?? []
  const values = {
    current: currents.map(({ service }) => service.name).join(', '),
    next: next?.service.name ?? '',
    domains: others.length === 0 ? first : `${first} +${others.length}`,
  }
  const note = id === 'as-is' && isRead ? 'phases.asIs.readNote' : (`phases.${text}.note` as const)
  return { name: say(`phases.${text}.name`, values).slice(0, LIMITS.title), note: say(note) }
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

function deliverersOf({ all }: Cast, isHybrid: boolean): DelivererAnswer[] {
  const services = all.map(({ service }) => service).filter(({ kind }) => kind !== 'onPremises' || isHybrid)
  return DELIVERER_IDS.map((id): DelivererAnswer => {
    const serviceIds = services.filter(({ kind }) => ANSWERED_BY[kind] === id).map((service) => service.id)
    return { id, answer: 'service', serviceIds, note: '' }
  }).filter(({ serviceIds }) => serviceIds.length > 0)
}

/** The samples of everybody in the cast, and two strangers from outside of every network that anybody names. */
function sendersFor({ all, pasted }: Cast, tenant: Tenant, say: Say<TemplateText>): ScenarioSender[] {
  const senders: ScenarioSender[] = []
  const takenIds = () => senders.map(({ id }) => id)
  for (const { service, mailFrom } of all)
    for (const sender of sendersOf(service, tenant, say, takenIds()))
      senders.push({ ...sender, mailFrom: mailFrom ?? sender.mailFrom })
  const taken = [
    ...all.flatMap(({ service, lock }) => [...service.networks, ...lock.senderIPAddresses]),
    ...pasted.flatMap(({ senderIPAddresses }) => senderIPAddresses),
  ]
  return [...senders, ...strangersFor(taken, sampleRecipient(tenant), takenIds(), say)]
}

function strangersFor(
  taken: readonly string[],
  recipient: string | null,
  takenIds: readonly string[],
  say: Say<TemplateText>,
): ScenarioSender[] {
  const ids = new Set(takenIds)
  const stranger = {
    ...UNKNOWN_SENDER,
    tls: true,
    certificateTrusted: true,
    mailFrom: 'someone@stranger.example',
    recipient,
    serviceId: null,
    otherCustomer: false,
  }
  return [
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
