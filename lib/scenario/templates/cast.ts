import { normalizeDomain } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { hasEnhancedFiltering } from '#lib/scenario/findings/enhanced-filtering'
import type { BehindConnector, DirectDeliverer, MxChoice, NewScenarioAnswers } from './answers'
import { domainsWithMx } from './domains-with-mx'
import { freshNames } from './fresh-names'
import {
  deliveryOf,
  directParticipant,
  type FilterChoice,
  filterParticipant,
  hybridConnector,
  onPremisesParticipant,
  type Participant,
  partnerLock,
} from './participants'
import { identifiesSenders, pastedParticipant, serviceName } from './pasted'
import { isAllOf, isKnownAs, type Identity as RecognisedBy } from './recognised'
import type { TemplateText } from './template-text'

/** Everybody who takes part in a new scenario. */
export type Cast = {
  /** the connectors that the tenant has, as they are */
  readonly pasted: readonly ScenarioConnector[]
  /** the connectors of the tenant were read, also where it has none */
  readonly isRead: boolean
  /** the filters that MX of some domain points to today, with their locks, and that do not stay in the end */
  readonly currents: readonly Participant[]
  /** whoever locks the entrance in the end; null where nobody does, or where nothing is switched */
  readonly next: Participant | null
  readonly direct: readonly Participant[]
  /** the hybrid connector; null where there is none, or where it is among the connectors of the tenant */
  readonly hybrid: ScenarioConnector | null
  /** each service once, in the order in which they are listed */
  readonly all: readonly Participant[]
  /** whom MX of a domain points to before its move: the id of a service, or Microsoft */
  readonly mxNowOf: (domain: string) => string
  /** whom MX of the domains points to today, each once */
  readonly mxNow: readonly string[]
  /** whom MX points to after its move; null where nothing is switched */
  readonly mxLater: string | null
  /** null where nobody has read it */
  readonly rejectDirectSend: boolean | null
}

/**
 * The cast of the answers. If no filter is next and MX points to on-premises servers in the end, the servers have the lock.
 */
export function castOf(answers: NewScenarioAnswers, say: Say<TemplateText>): Cast {
  const ids = new Set([MICROSOFT, ...answers.connectors.map(({ id }) => id)])
  const id = (name: string) => makeSlug(name, ids)
  const pasted = pastedParticipants(answers)
  for (const { service } of pasted) ids.add(service.id)
  const named = freshNames(answers, pasted)
  const choices = new Map<string, Participant | null>()
  // The same filter for several domains is one participant.
  const chosen = (choice: MxChoice): Participant | null => {
    const key = JSON.stringify(choice)
    const known = choices.get(key)
    if (known !== undefined) return known
    const made = pastedOr(choice, pasted, (one) => named.participant(filterParticipant(one, id, say)))
    choices.set(key, made)
    return made
  }
  const todays = todaysOf(answers)
  const today = todays.map(chosen)
  const coming = answers.next === null ? null : chosen(answers.next)
  const servers = serversOf(answers, pasted, (make) =>
    named.participant(make(id(say('onPremises')), say('onPremises'))),
  )
  const idOf = (choice: MxChoice) => (choice === 'onPremises' ? servers : chosen(choice))?.service.id ?? MICROSOFT
  const mxNow = [...new Set(todays.map(idOf))]
  const target = answers.next === 'onPremises' ? servers : coming
  const mxLater = answers.next === null ? null : (target?.service.id ?? MICROSOFT)
  const filters = once(today).filter(isFilter)
  const direct = answers.direct.map((one) => {
    const known = pasted.find((participant) => isSameDeliverer(participant, one, answers))
    if (known !== undefined && !isServers(known, answers)) return asDeliverer(known, one)
    const name = one.name.trim().slice(0, LIMITS.title) || say(`kinds.${one.kind}`)
    const made = named.participant(directParticipant(id(name), name, one.kind, one))
    return known === undefined ? made : { ...made, lock: known.lock }
  })
  const locking =
    target?.service.kind === 'onPremises' ? named.participant({ ...target, lock: partnerLock(target, ids) }) : target
  const next = locking && withEnhancedFiltering(locking, filters, answers)
  // MX of every domain is at the filter already: there is nothing to switch.
  const isDone = next !== null && isFilter(next) && mxNow.every((now) => now === mxLater)
  const isDirect =
    servers !== null &&
    answers.hybrid === null &&
    !pasted.some(({ lock }) => lock.id === servers.lock.id) &&
    next?.service.id !== servers.service.id
  return {
    pasted: answers.connectors,
    isRead: answers.connectors.length > 0 || answers.hasNoConnectors === true,
    currents: isDone ? filters : filters.filter(({ service }) => service.id !== next?.service.id),
    next: isDone ? null : next,
    direct: [...(isDirect ? [servers] : []), ...direct],
    hybrid:
      answers.hybrid === null || answers.connectors.some((connector) => mayBeOfServers(connector, answers))
        ? null
        : named.connector(hybridConnector(id(say('hybrid')), say('hybrid'), answers.hybrid.certificateName)),
    all: once([...pasted, ...today, coming, servers, ...direct]),
    mxNowOf: (domain) => idOf(todayOf(answers, domain)),
    mxNow,
    mxLater,
    rejectDirectSend: answers.tenant.rejectDirectSend,
  }
}

const todayOf = ({ today, todayOf: others = {} }: NewScenarioAnswers, domain: string): MxChoice =>
  others[normalizeDomain(domain)] ?? today

/** Whom MX points to today: of each domain, or as it is said where no domain is known. */
function todaysOf(answers: NewScenarioAnswers): MxChoice[] {
  const domains = domainsWithMx(answers.tenant.acceptedDomains)
  return domains.length === 0 ? [answers.today] : domains.map((domain) => todayOf(answers, domain))
}

/** Reports whether own servers may stand behind a connector of the tenant: nobody says that it is somebody else. */
const mayBeOfServers = ({ id, connectorType }: ScenarioConnector, { behind = {} }: NewScenarioAnswers): boolean =>
  connectorType === 'OnPremises' && behind[id] === undefined

/**
 * Whoever comes next, with Enhanced Filtering where a filter of today has it: else its mail would be checked against its
 * own address. The addresses that are skipped today are those of the old filter, so the last one is skipped, whichever it
 * is. A connector that the tenant has stays as it is.
 */
function withEnhancedFiltering(
  next: Participant,
  filters: readonly Participant[],
  { connectors }: Pick<NewScenarioAnswers, 'connectors'>,
): Participant {
  const old = filters.find(({ lock }) => hasEnhancedFiltering(lock))
  if (old === undefined || connectors.some(({ id }) => id === next.lock.id)) return next
  return { ...next, lock: { ...next.lock, efSkipLastIP: true, efUsers: [...old.lock.efUsers] } }
}

const once = (all: readonly (Participant | null)[]): Participant[] => [
  ...new Map(all.flatMap((one) => (one === null ? [] : [[one.service.id, one] as const]))).values(),
]

const isFilter = (participant: Participant | null): boolean =>
  participant !== null && participant.service.kind !== 'onPremises'

const isBehind = (choice: MxChoice | null, connector: ScenarioConnector): choice is BehindConnector =>
  choice !== null && typeof choice === 'object' && 'connectorId' in choice && choice.connectorId === connector.id

/** Reports whether MX of some domain points to the service behind the connector, now or later. */
const isMxTarget = (answers: NewScenarioAnswers, connector: ScenarioConnector): boolean =>
  [answers.next, ...todaysOf(answers)].some((choice) => isBehind(choice, connector))

/** The service behind a connector with what an answer says of it, beside what the connector says. */
function withSaid(service: Service, choice: MxChoice | null, connector: ScenarioConnector): Service {
  if (!isBehind(choice, connector)) return service
  const { shared = service.shared, tls = service.tls } = choice
  return { ...withIdentity(service, choice), shared, tls }
}

type Identity = {
  readonly name?: string
  readonly networks?: readonly string[]
  readonly certificateNames?: readonly string[]
}

const withIdentity = (service: Service, { name = '', networks = [], certificateNames = [] }: Identity): Service => ({
  ...service,
  name: name.trim().slice(0, LIMITS.title) || service.name,
  networks: [...new Set([...service.networks, ...networks])],
  certificateNames: [...new Set([...service.certificateNames, ...certificateNames])],
})

/** Reports whether somebody who is said to deliver directly is whom a connector of the tenant knows already. */
const isSameDeliverer = (participant: Participant, said: DirectDeliverer, answers: NewScenarioAnswers): boolean =>
  !isMxTarget(answers, participant.lock) && isKnownAs(identityOf(participant), said)

const identityOf = ({ service, lock }: Participant): RecognisedBy => ({
  names: [service.name, lock.name],
  networks: service.networks,
  certificateNames: service.certificateNames,
})

/**
 * Reports whether own servers stand behind a connector of the tenant: an OnPremises connector whose senders nobody says to be
 * somebody else. Without own servers in the answers, whoever it recognises is nobody in particular.
 */
function isServers(participant: Participant, answers: NewScenarioAnswers): boolean {
  if (participant.service.kind !== 'onPremises') return false
  if (isMxTarget(answers, participant.lock)) return true
  return hasServers(answers) && !answers.direct.some((one) => isAllOf(identityOf(participant), one))
}

/** Reports whether the answers speak of own servers. */
const hasServers = (answers: NewScenarioAnswers): boolean => answers.hybrid !== null || isServersTarget(answers)

/** Reports whether MX of some domain points to own servers, now or later. */
const isServersTarget = (answers: NewScenarioAnswers): boolean =>
  [answers.next, ...todaysOf(answers)].includes('onPremises')

/** The participant with what is said of it as a direct deliverer; its connector stays as it is. */
function asDeliverer(
  known: Participant,
  { kind, mailFromDomains = [], tls = null, ...said }: DirectDeliverer,
): Participant {
  const service = withIdentity(known.service, said)
  const domains =
    mailFromDomains.length > 0 ? [...mailFromDomains] : kind === 'partner' ? service.mailFromDomains : null
  return {
    ...known,
    service: { ...service, kind, tls: tls ?? service.tls, mailFromDomains: domains, delivery: deliveryOf(kind) },
  }
}

/** A connector that is off recognises nobody, whoever it lists is everybody else, unless MX points there now or later. */
function pastedParticipants(answers: NewScenarioAnswers): Participant[] {
  const { connectors, today, next, behind = {} } = answers
  const ids = new Set([MICROSOFT])
  const names = connectors.map(serviceName)
  // Two connectors for one vendor are told apart by their own names.
  const nameOf = (connector: ScenarioConnector) =>
    names.filter((name) => name === serviceName(connector)).length > 1 ? connector.name : serviceName(connector)
  return connectors
    .filter((connector) => identifiesSenders(connector) && (connector.enabled || isMxTarget(answers, connector)))
    .map((connector) => {
      const participant = pastedParticipant(connector, nameOf(connector), (name) => makeSlug(name, ids))
      const service = withSaid(withSaid(participant.service, next, connector), today, connector)
      const kind = isMxTarget(answers, connector) ? undefined : behind[connector.id]
      return kind === undefined
        ? { ...participant, service }
        : asDeliverer({ ...participant, service }, { kind, name: '' })
    })
    .filter(
      (one) =>
        one.service.kind !== 'onPremises' ||
        isServers(one, answers) ||
        answers.direct.some((said) => isSameDeliverer(one, said, answers)),
    )
}

/** The participant that MX is said to point to; null for Microsoft and for own servers, which have their own question. */
function pastedOr(
  choice: MxChoice,
  pasted: readonly Participant[],
  make: (choice: FilterChoice) => Participant,
): Participant | null {
  if (typeof choice === 'string') return null
  if ('connectorId' in choice) return pasted.find(({ lock }) => lock.id === choice.connectorId) ?? null
  return make(choice)
}

/** The on-premises servers: those behind a connector of the tenant, or those that the answers speak of. */
function serversOf(
  answers: NewScenarioAnswers,
  pasted: readonly Participant[],
  make: (participant: (id: string, name: string) => Participant) => Participant,
): Participant | null {
  const { hybrid } = answers
  if (!hasServers(answers)) return null
  const mailFromDomains = [...(hybrid?.mailFromDomains ?? [])]
  const withDomains = (servers: Participant): Participant =>
    mailFromDomains.length === 0 ? servers : { ...servers, service: { ...servers.service, mailFromDomains } }
  const known = pasted.find((one) => isServers(one, answers))
  if (known !== undefined) return withDomains(known)
  // Whoever is said to stand behind the OnPremises connector takes the place of the servers that it was read as.
  const isTaken = pasted.some(({ service }) => service.kind === 'onPremises')
  if (isTaken && !isServersTarget(answers)) return null
  return hybrid === null
    ? make((id, name) => directParticipant(id, name, 'onPremises'))
    : withDomains(make((id, name) => onPremisesParticipant(id, name, hybrid.certificateName)))
}
