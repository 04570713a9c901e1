import { readIdentity } from '#lib/client/edits/filter-identity'
import { readDomains } from '#lib/client/edits/lines'
import { normalizeDomain } from '#lib/matcher'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { vendorBehind } from '#lib/scenario/services/vendor-behind'
import { findVendor, VENDORS, type Vendor } from '#lib/scenario/services/vendors'
import type { Behind, MxChoice, NewScenarioAnswers } from '#lib/scenario/templates/answers'
import { domainsWithMx } from '#lib/scenario/templates/domains-with-mx'
import { identifiesSenders, likelyFilter, serviceName } from '#lib/scenario/templates/pasted'
import { connectorThatKnows, identityOfConnector, isAllOf } from '#lib/scenario/templates/recognised'
import { type DirectForm, hasOwnDomains, type IdentityForm, type MxForm, type NewScenarioForm, UNNAMED } from './form'

/** What was read of the tenant, and taken. */
export type TakenTenant = {
  readonly connectors: readonly ScenarioConnector[]
  /** null where the text does not say */
  readonly acceptedDomains: readonly string[] | null
  /** null where the text does not say */
  readonly rejectDirectSend: boolean | null
  /** names of connectors that are not taken */
  readonly leftOut: readonly string[]
  readonly collected: CollectedFacts | null
  /** questions about the connectors, and connectors read in part, that are not decided yet */
  readonly open: { readonly unanswered: number; readonly undecided: number }
}

export const NOTHING_TAKEN: TakenTenant = {
  connectors: [],
  acceptedDomains: null,
  rejectDirectSend: null,
  leftOut: [],
  collected: null,
  open: { unanswered: 0, undecided: 0 },
}

/** The names of filters that nobody has named. */
export type FilterNames = { readonly today: string; readonly next: string }

const OF_CONNECTOR = 'connector:'
export const choiceOfConnector = ({ id }: Pick<ScenarioConnector, 'id'>): string => OF_CONNECTOR + id

/** The connectors of the tenant that say whom they mean, so that MX can point to the service behind them. */
export const connectorsWithService = ({ connectors }: TakenTenant): ScenarioConnector[] =>
  connectors.filter(identifiesSenders)

type Side = 'today' | 'next'
const ALWAYS = {
  today: ['other', 'microsoft', 'onPremises'],
  next: ['other', 'microsoft', 'onPremises', 'stays'],
} as const

/** What can be chosen: the services behind connectors, filters by name, the vendors of the catalogue, and the rest. */
export function offeredChoices(taken: TakenTenant, side: Side) {
  return {
    connectors: connectorsWithService(taken),
    vendors: VENDORS as readonly Vendor[],
    always: ALWAYS[side],
  }
}

/**
 * What is chosen. Before anybody has chosen: today the service behind the connector that most likely belongs to the filter
 * MX points to, and next nobody, where the tenant was read; otherwise a filter by its name.
 */
export function chosenOf(form: Pick<NewScenarioForm, Side>, taken: TakenTenant, side: Side): string {
  const { choice } = form[side]
  if (choice !== null && isOffered(choice, taken, side)) return choice
  if (taken.connectors.length === 0) return 'other'
  if (side === 'next') return 'stays'
  const likely = likelyFilter(taken.connectors)
  return likely === null ? 'microsoft' : choiceOfConnector(likely)
}

function isOffered(choice: string, taken: TakenTenant, side: Side): boolean {
  if (choice.startsWith(OF_CONNECTOR))
    return connectorsWithService(taken).some((connector) => choiceOfConnector(connector) === choice)
  return ALWAYS[side].some((one) => one === choice) || findVendor(choice) !== null
}

/** The choice for whom MX of a domain points to today: its own, or that of all. */
export function todayChoiceOf(form: TodayForm, taken: TakenTenant, domain: string): string {
  const own = form.todayOf[normalizeDomain(domain)]
  return own !== undefined && own !== 'other' && isOffered(own, taken, 'today') ? own : chosenOf(form, taken, 'today')
}

type TodayForm = Pick<NewScenarioForm, Side | 'todayOf' | 'domains'>

/** Whom MX points to today: the choices of all domains, each once; of none the one that is made for all. */
function todayChoices(form: TodayForm, taken: TakenTenant): string[] {
  const domains = movableDomains(form, taken)
  if (domains.length === 0) return [chosenOf(form, taken, 'today')]
  return [...new Set(domains.map((domain) => todayChoiceOf(form, taken, domain)))]
}

/** Whom MX points to today, each with its name. */
export const todayNames = (form: TodayForm, taken: TakenTenant, names: FilterNames): NamedChoice[] =>
  todayChoices(form, taken).map((choice) => {
    if (choice === chosenOf(form, taken, 'today')) return { choice, name: nameOf(form, taken, 'today', names) }
    const connector = connectorsWithService(taken).find((one) => choiceOfConnector(one) === choice)
    return { choice, name: connector === undefined ? (findVendor(choice)?.name ?? null) : serviceName(connector) }
  })

/** A choice, and the name of the filter that it is; null where it is Microsoft, own servers or nobody. */
type NamedChoice = { readonly choice: string; readonly name: string | null }

/** The name of whom MX points to; null where it is not a filter but Microsoft, own servers or nobody new. */
export function nameOf(form: Pick<NewScenarioForm, Side>, taken: TakenTenant, side: Side, names: FilterNames) {
  const choice = chosenOf(form, taken, side)
  if (choice === 'other') return form[side].name.trim() || names[side]
  const connector = connectorBehind(form, taken, side)
  return connector === null ? (findVendor(choice)?.name ?? null) : form[side].name.trim() || serviceName(connector)
}

/** The connector behind which the chosen service stands; null for any other choice. */
export function connectorBehind(form: Pick<NewScenarioForm, Side>, taken: TakenTenant, side: Side) {
  const chosen = chosenOf(form, taken, side)
  return connectorsWithService(taken).find((connector) => choiceOfConnector(connector) === chosen) ?? null
}

/** Whether whoever delivers uses TLS: as answered, or as the connector says. Of a filter that is only named nobody knows it. */
export function tlsOf(form: Pick<NewScenarioForm, Side>, taken: TakenTenant, side: Side): 'yes' | 'no' | 'unknown' {
  const connector = connectorBehind(form, taken, side)
  const isKnown = connector !== null && (connector.requireTls || connector.tlsSenderCertificateName !== null)
  return form[side].tls ?? (isKnown ? 'yes' : 'unknown')
}

const TLS = { yes: true, no: false, unknown: null } as const
const DIRECT_SEND = { on: true, off: false, unknown: null } as const

/** RejectDirectSend as it was read, or else as answered; null where nobody knows it. */
export const rejectDirectSendOf = ({ directSend }: Pick<NewScenarioForm, 'directSend'>, taken: TakenTenant) =>
  taken.rejectDirectSend ?? DIRECT_SEND[directSend]

/** The networks and certificate names in both fields. */
export function identityOf({ knownBy, certificateNames }: Pick<IdentityForm, 'knownBy' | 'certificateNames'>) {
  const [one, other] = [readIdentity(knownBy), readIdentity(certificateNames)]
  const union = (key: 'networks' | 'certificateNames') => [...new Set([...one[key], ...other[key]])]
  return { networks: union('networks'), certificateNames: union('certificateNames') }
}

/** The connectors of the tenant that are each for some company with domains of its own, whose mail must be encrypted. */
export const partnersOf = ({ connectors }: TakenTenant): ScenarioConnector[] =>
  connectors.filter(
    ({ connectorType, enabled, senderDomains, requireTls, tlsSenderCertificateName }) =>
      connectorType === 'Partner' &&
      enabled &&
      !senderDomains.includes('*') &&
      (requireTls || tlsSenderCertificateName !== null),
  )

/** The enabled OnPremises connector of the tenant behind which own servers stand, and nobody else who is named. */
export const connectorOfServers = (
  { direct, behind }: Pick<NewScenarioForm, 'direct' | 'behind'>,
  { connectors }: TakenTenant,
) =>
  connectors.find(
    (connector) =>
      connector.connectorType === 'OnPremises' &&
      connector.enabled &&
      behind[connector.id] === undefined &&
      !direct.some((one) => isAllOf(identityOfConnector(connector), { name: one.name, ...identityOf(one) })),
  ) ?? null

/**
 * The connectors of the tenant that do not say who delivers through them: enabled, for every domain of senders, and neither
 * whom MX points to nor anybody who is ticked as delivering directly.
 */
export function connectorsOfNobody(form: NewScenarioForm, taken: TakenTenant): ScenarioConnector[] {
  const targets = [...todayChoices(form, taken), chosenOf(form, taken, 'next')]
  return connectorsWithService(taken).filter(
    (connector) =>
      connector.enabled &&
      (connector.connectorType === 'OnPremises' || connector.senderDomains.includes('*')) &&
      !targets.includes(choiceOfConnector(connector)) &&
      !form.direct.some((one) => connectorOfDirect(one, taken)?.id === connector.id),
  )
}

/** The connectors of the tenant that are for somebody of a kind already: as they show of a partner, or as it is answered. */
export const connectorsOfKind = (
  form: NewScenarioForm,
  taken: TakenTenant,
  kind: DirectForm['kind'],
): ScenarioConnector[] => [
  ...(kind === 'partner' ? partnersOf(taken) : []),
  ...connectorsOfNobody(form, taken).filter(({ id }) => form.behind[id] === kind),
]

/** Who delivers through those connectors, as far as it is answered, and no filter. */
function behindOf(form: NewScenarioForm, taken: TakenTenant): Behind {
  const known = connectorsOfNobody(form, taken).flatMap(({ id }): [string, DirectForm['kind']][] => {
    const answer = form.behind[id]
    return answer === undefined || answer === 'filter' ? [] : [[id, answer]]
  })
  return Object.fromEntries(known)
}

/** The connector of the tenant that knows somebody already who is ticked as delivering directly; null if none does. */
export const connectorOfDirect = (one: DirectForm, { connectors }: TakenTenant): ScenarioConnector | null =>
  connectorThatKnows(connectors, { name: one.name, ...identityOf(one) })

/** Whether own servers deliver through an OnPremises connector: as answered, or where the tenant has one for them. */
export const isHybrid = (form: Pick<NewScenarioForm, 'isHybrid' | 'direct' | 'behind'>, taken: TakenTenant): boolean =>
  form.isHybrid ?? connectorOfServers(form, taken) !== null

/** Whether other customers share the chosen service: as answered, or as the catalogue says of the vendor behind its connector. */
export function sharedOf(
  form: Pick<NewScenarioForm, Side>,
  taken: TakenTenant,
  side: Side,
): 'no' | 'customers' | 'unknown' {
  const { shared } = form[side]
  if (shared !== null) return shared
  const connector = connectorBehind(form, taken, side)
  const known = connector === null ? null : (vendorBehind(connector)?.shared ?? null)
  return known === 'no' || known === 'customers' ? known : 'unknown'
}

/** The accepted domains as text: as typed, or as they were read. */
export const domainsText = (form: Pick<NewScenarioForm, 'domains'>, { acceptedDomains }: TakenTenant): string =>
  form.domains ?? (acceptedDomains ?? []).join(', ')

export const acceptedDomains = (form: Pick<NewScenarioForm, 'domains'>, taken: TakenTenant): readonly string[] =>
  form.domains === null ? (taken.acceptedDomains ?? []) : readDomains(form.domains).domains

/** The domains whose MX can move. */
export const movableDomains = (form: Pick<NewScenarioForm, 'domains'>, taken: TakenTenant): string[] =>
  domainsWithMx(acceptedDomains(form, taken))

/** The domains whose MX does not point yet to where it moves. */
export function movingDomains(form: TodayForm, taken: TakenTenant): string[] {
  const next = chosenOf(form, taken, 'next')
  return movableDomains(form, taken).filter((domain) => next === 'other' || todayChoiceOf(form, taken, domain) !== next)
}

/** The place of the domain's move, or -1 where its MX stays. */
export const moveOfDomain = ({ moveOf, moves }: Pick<NewScenarioForm, 'moveOf' | 'moves'>, domain: string): number =>
  Math.min(moveOf[normalizeDomain(domain)] ?? 0, moves.length - 1)

/** Reports whether MX moves at all. */
export function isSwitch(form: TodayForm, taken: TakenTenant): boolean {
  const next = chosenOf(form, taken, 'next')
  return next !== 'stays' && (next === 'other' || todayChoices(form, taken).some((choice) => choice !== next))
}

/** Reports whether a filter is there today that MX moves away from. */
export function hasOldFilter(form: TodayForm, taken: TakenTenant): boolean {
  const next = chosenOf(form, taken, 'next')
  const isOld = (choice: string) =>
    !['microsoft', 'onPremises'].includes(choice) && (choice === 'other' || choice !== next)
  return isSwitch(form, taken) && todayChoices(form, taken).some(isOld)
}

/** Reports whether MX of every domain moves. */
export const movesAll = (form: NewScenarioForm, taken: TakenTenant): boolean =>
  movingDomains(form, taken).every((domain) => moveOfDomain(form, domain) >= 0)

/** The whole number of days in a text; null if it is none from 1 to 365. */
export function readDays(text: string): number | null {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= 365 ? days : null
}

/** Reports whether the file of the collector says that the tenant has no connector, so that none is left out of it. */
const hasNoConnectors = ({ connectors, leftOut, collected }: TakenTenant): boolean =>
  collected !== null &&
  connectors.length + leftOut.length === 0 &&
  !(collected.notRead ?? []).includes('inboundConnectors')

/** The answers that the form comes to. What is invalid is left out. */
export function answersOf(
  form: NewScenarioForm,
  taken: TakenTenant,
  { title, names }: { readonly title: string; readonly names: FilterNames },
): NewScenarioAnswers {
  const movable = movingDomains(form, taken)
  const moves = form.moves.map((on, index) => ({
    domains: movable.filter((domain) => moveOfDomain(form, domain) === index),
    on: on === '' ? null : on,
  }))
  const next = chosenOf(form, taken, 'next')
  const choiceOf = (side: Side) => {
    const shared = sharedOf(form, taken, side)
    const facts = { shared: shared === 'unknown' ? null : shared, tls: TLS[tlsOf(form, taken, side)] }
    return mxChoice(form[side], chosenOf(form, taken, side), names[side], facts)
  }
  return {
    title: form.title.trim() || title,
    tenant: {
      acceptedDomains: [...acceptedDomains(form, taken)],
      rejectDirectSend: rejectDirectSendOf(form, taken),
    },
    connectors: taken.connectors,
    ...(hasNoConnectors(taken) ? { hasNoConnectors: true } : {}),
    today: choiceOf('today'),
    todayOf: todayOfDomains(form, taken, choiceOf),
    next: next === 'stays' ? null : choiceOf('next'),
    moves: movable.length === 0 ? moves : moves.filter(({ domains }) => domains.length > 0),
    oldFilterDays: readDays(form.oldFilterDays),
    hybrid: isHybrid(form, taken)
      ? {
          certificateName: form.certificateName.trim() || null,
          mailFromDomains: readDomains(form.hybridDomains).domains,
        }
      : null,
    direct: form.direct.map(({ kind, name, domains, tls, ...identity }) => ({
      kind,
      name,
      ...identityOf(identity),
      tls: TLS[tls ?? 'unknown'],
      mailFromDomains: hasOwnDomains(kind) ? readDomains(domains).domains : [],
    })),
    behind: behindOf(form, taken),
  }
}

/** By domain, whom its MX points to today where that is somebody else than of most. */
function todayOfDomains(
  form: NewScenarioForm,
  taken: TakenTenant,
  choiceOf: (side: Side) => MxChoice,
): Record<string, MxChoice> {
  const [today, next] = [chosenOf(form, taken, 'today'), chosenOf(form, taken, 'next')]
  const domains = movableDomains(form, taken).flatMap((domain): [string, MxChoice][] => {
    const choice = todayChoiceOf(form, taken, domain)
    if (choice === today) return []
    const own = choice === next ? choiceOf('next') : mxChoice(UNNAMED, choice, '', { shared: null, tls: null })
    return [[normalizeDomain(domain), own]]
  })
  return Object.fromEntries(domains)
}

function mxChoice(
  { name, ...identity }: MxForm,
  choice: string,
  fallback: string,
  facts: { readonly shared: 'no' | 'customers' | null; readonly tls: boolean | null },
): MxChoice {
  if (choice === 'microsoft' || choice === 'onPremises') return choice
  const known = { ...identityOf(identity), ...facts }
  if (choice.startsWith(OF_CONNECTOR))
    return { connectorId: choice.slice(OF_CONNECTOR.length), name: name.trim(), ...known }
  return choice === 'other' ? { vendor: null, name: name.trim() || fallback, ...known } : { vendor: choice }
}
