import { containsIp, fitName, intersect, ipSetOf, isEmpty, normalizeDomain, parseIp } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ScenarioSender, Service, Want } from '#lib/scenario/document/document'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { Severity } from '#lib/scenario/findings/codes'
import { findInCertificates } from './certificate-findings'
import { everybodyBecause, stageOf } from './handover'
import { type CellContext, contextOf, type PartSpec, type WantsInput } from './part'
import { isOfSample, specsOfPhase, strictest } from './part-specs'
import { isUnknown } from './sender-classes'
import { isPlainTextRefused } from './service-parts'
import { EVERYBODY_ELSE, samplesOfWho, type Who, type WhoKey, whoOfSample } from './who'

/** Every code that a finding on a plan can have. Its texts stand in lib/texts, in `plan-findings.json`, under the same code. */
export const PLAN_FINDING_CODES = {
  EXCEPTIONS_CONTRADICT: 'error',
  EXCEPTION_IGNORED: 'warning',
  SAMPLE_EXCEPTION_CONTRADICTS: 'info',
  CLOSED_WHILE_EVERYBODY_DELIVERS: 'warning',
  PLAIN_TEXT_WHILE_EVERYBODY_DELIVERS: 'warning',
  PLAIN_TEXT_SERVICE: 'warning',
  CONNECTOR_SERVES_NOBODY: 'warning',
  FILTER_WITHOUT_HANDOVER: 'info',
  CERTIFICATE_NOT_CHECKED: 'info',
  CERTIFICATE_EXPIRES: 'warning',
  CERTIFICATE_WITHOUT_CLIENT_AUTH: 'warning',
  OWN_NAME_NOT_OF_SERVICE: 'warning',
  SAMPLE_ADDRESS_NOT_OF_SERVICE: 'warning',
  SAMPLE_NAME_NOT_OF_SERVICE: 'warning',
} as const satisfies Record<string, Severity>
export type PlanFindingCode = keyof typeof PLAN_FINDING_CODES
export const PLAN_FINDING_CODE_NAMES = Object.keys(PLAN_FINDING_CODES) as PlanFindingCode[]

/** What each code rests on, by tag; codes that follow from the plan alone rest on nothing else. */
export const PLAN_FINDING_SOURCES: Partial<Record<PlanFindingCode, readonly string[]>> = {
  CERTIFICATE_NOT_CHECKED: ['EKU-LE', 'EKU-NET', 'EKU-NSP'],
  CERTIFICATE_WITHOUT_CLIENT_AUTH: ['EKU-LE', 'EKU-NET', 'EKU-NSP'],
}

/** Something in a plan that contradicts itself or does nothing. It changes no state of a cell. */
export type PlanFinding = {
  readonly code: PlanFindingCode
  readonly severity: Severity
  /** the row that it is about; null for a connector */
  readonly who: WhoKey | null
  /** none: of the plan as a whole */
  readonly phaseIds: readonly string[]
  readonly connectorId: string | null
  readonly sampleId: string | null
  /** what the texts of the code, in any language, are filled with */
  readonly parameters: Parameters
  /** tags of docs/rules.md §11 */
  readonly sources: readonly string[]
}

type Found = Partial<Pick<PlanFinding, 'who' | 'connectorId' | 'sampleId'>> & {
  readonly code: PlanFindingCode
  readonly phaseId: string | null
  readonly parameters?: Parameters
}

/** The findings on a plan, in the order of the codes; the same finding in several phases is one. */
export function findInPlan(document: WantsInput): PlanFinding[] {
  const phases = document.phases.map((_, index) => {
    const context = contextOf(document, index)
    return { context, rows: specsOfPhase(document, index) }
  })
  return joinPhases([
    ...phases.flatMap(({ context, rows }) => [
      ...findInExceptions(context, rows),
      ...findInSwitches(context),
      ...findIdleConnectors(context, rows),
    ]),
    ...findIdleFilters(document),
    ...findInCertificates(document),
    ...document.services.flatMap(findInOwnNames),
    ...document.senders.flatMap((sample) => findInSample(sample, document.services)),
  ])
}

function joinPhases(found: readonly Found[]): PlanFinding[] {
  const joined = new Map<string, PlanFinding & { phaseIds: string[] }>()
  for (const { phaseId, code, who = null, connectorId = null, sampleId = null, parameters = {} } of found) {
    const key = JSON.stringify([code, who, connectorId, sampleId, parameters])
    const known = joined.get(key) ?? {
      code,
      severity: PLAN_FINDING_CODES[code],
      who,
      phaseIds: [],
      connectorId,
      sampleId,
      parameters,
      sources: PLAN_FINDING_SOURCES[code] ?? [],
    }
    if (phaseId !== null && !known.phaseIds.includes(phaseId)) known.phaseIds.push(phaseId)
    joined.set(key, known)
  }
  const rank = ({ code }: PlanFinding) => PLAN_FINDING_CODE_NAMES.indexOf(code)
  return [...joined.values()].sort((one, other) => rank(one) - rank(other))
}

type Rows = readonly { readonly who: Who; readonly specs: readonly PartSpec[] }[]

/** Exceptions that contradict each other, or what a handover wants, or the exception of the whole row. */
function findInExceptions(context: CellContext, rows: Rows): Found[] {
  const { document, phase } = context
  const inPhase = document.wants.filter(({ phaseIds }) => phaseIds.includes(phase.id))
  if (inPhase.length === 0) return []
  const ofSamples = inPhase.filter(isOfSample)
  return rows.flatMap(({ who, specs }): Found[] => {
    const own = inPhase.filter((want) => want.who === who.key)
    const place = { who: who.key, phaseId: phase.id }
    const samples = ofSamples.length === 0 ? [] : samplesOfWho(document.senders, who.key)
    return [
      ...(contradict(own) ? [{ code: 'EXCEPTIONS_CONTRADICT' as const, ...place }] : []),
      ...(own.some(({ want }) => want !== 'accepted') && isHandingOver(who, context)
        ? [{ code: 'EXCEPTION_IGNORED' as const, ...place }]
        : []),
      ...samples.flatMap((sample): Found[] => {
        const ofSample = ofSamples.filter((want) => want.who === `sample:${sample.id}`)
        const about = { ...place, sampleId: sample.id, parameters: { sample: sample.name } }
        if (contradict(ofSample)) return [{ code: 'EXCEPTIONS_CONTRADICT', ...about }]
        const isIgnored = strictest(ofSample).some(({ id }) => !specs.some(({ wantId }) => wantId === id))
        if (isIgnored) return [{ code: 'EXCEPTION_IGNORED', ...about }]
        const isOpposed = ofSample.some((one) => own.some((other) => isOpposite(one, other)))
        return isOpposed ? [{ code: 'SAMPLE_EXCEPTION_CONTRADICTS', ...about }] : []
      }),
    ]
  })
}

const contradict = (wants: readonly Want[]): boolean =>
  wants.some((one) => wants.some((other) => isOpposite(one, other)))

/** Nobody can be accepted and refused, nor by two connectors alone. */
const isOpposite = (one: Want, other: Want): boolean =>
  (one.want === 'accepted' && other.want === 'refused') ||
  (one.want === 'refused' && other.want === 'accepted') ||
  (one.connectorId !== null && other.connectorId !== null && one.connectorId !== other.connectorId)

/** Whether the row hands mail of some domain over in the phase, or did in the one before. */
function isHandingOver(who: Who, { groups, index, isUnordered }: CellContext): boolean {
  return groups.some((group) => {
    if (who.kind !== 'service') return isDelivering(group, index, isUnordered)
    const stage = stageOf(group, index, who.service.id, isUnordered)
    return stage === 'during' || stage === 'justAfter'
  })
}

const isDelivering = (group: CellContext['groups'][number], index: number, isUnordered: boolean): boolean =>
  everybodyBecause(group, index, isUnordered) === 'everybody-delivers'

/** Switches that begin in a phase in which everybody delivers, and services that a switch cannot change. */
function findInSwitches(context: CellContext): Found[] {
  const { document, phase, groups, index, isUnordered } = context
  const { sideEntranceClosedFrom, switches, services } = document
  const phaseId = phase.id
  const found: Found[] = []
  if (groups.some((group) => isDelivering(group, index, isUnordered))) {
    if (sideEntranceClosedFrom === phaseId)
      found.push({ code: 'CLOSED_WHILE_EVERYBODY_DELIVERS', who: EVERYBODY_ELSE, phaseId })
    if (switches.plainTextRefusedFrom === phaseId)
      found.push({ code: 'PLAIN_TEXT_WHILE_EVERYBODY_DELIVERS', who: EVERYBODY_ELSE, phaseId })
  }
  if (!isPlainTextRefused(context)) return found
  const plain = services.filter(({ tls }) => tls === false)
  return [
    ...found,
    ...plain.map(
      ({ id }): Found => ({
        code: 'PLAIN_TEXT_SERVICE',
        who: `service:${id}`,
        phaseId,
      }),
    ),
  ]
}

/** Enabled connectors that name senders of whom none is wanted. Where everybody is wanted, or little is known, there are none. */
function findIdleConnectors({ document, phase, groups, index, isUnordered }: CellContext, rows: Rows): Found[] {
  if (document.services.length === 0 || groups.some((group) => everybodyBecause(group, index, isUnordered) !== null))
    return []
  const wanted = rows.flatMap(({ who, specs }) =>
    who.kind === 'service' && specs.some(isPerhapsWanted) ? [who.service] : [],
  )
  const hasWantedStranger = rows.some(
    ({ who, specs }) => who.kind !== 'service' && specs.some(({ wish }) => wish === 'accepted'),
  )
  if (hasWantedStranger || wanted.some(isUnknown)) return []
  return phase.connectors
    .filter((connector) => connector.enabled && namesSenders(connector))
    .filter((connector) => !wanted.some((service) => mayServe(connector, service)))
    .map(
      ({ id, name }): Found => ({
        code: 'CONNECTOR_SERVES_NOBODY',
        connectorId: id,
        phaseId: phase.id,
        parameters: { connector: name },
      }),
    )
}

const isPerhapsWanted = ({ wish }: PartSpec): boolean => wish !== 'refused' && wish !== 'either'

const namesSenders = ({ senderIPAddresses, tlsSenderCertificateName }: ScenarioConnector): boolean =>
  senderIPAddresses.length > 0 || tlsSenderCertificateName !== null

/** Whether some sender of the service may have an address or a name of the connector. */
function mayServe({ senderIPAddresses, tlsSenderCertificateName }: ScenarioConnector, service: Service): boolean {
  const { networks, certificateNames } = service
  const byAddress =
    networks.length === 0
      ? senderIPAddresses.length > 0
      : !isEmpty(intersect(ipSetOf(senderIPAddresses), ipSetOf(networks)))
  if (byAddress || tlsSenderCertificateName === null) return byAddress
  const wanted = normalizeDomain(tlsSenderCertificateName)
  return certificateNames.length === 0
    ? service.tls !== false
    : certificateNames.some((name) => fitName(wanted, normalizeDomain(name)) !== null)
}

/** Filters to which MX never points and that never hand over, though the plan says where MX points. */
function findIdleFilters({ phases, services, wants }: WantsInput): Found[] {
  const records = phases.flatMap(({ mx }) => mx)
  if (records.length === 0) return []
  return services
    .filter(({ kind, id }) => kind === 'filter' && !records.some((mx) => [...mx.to, ...mx.handedOverBy].includes(id)))
    .filter(({ id }) => !wants.some(({ who }) => who === `service:${id}`))
    .map(({ id }) => ({ code: 'FILTER_WITHOUT_HANDOVER', who: `service:${id}`, phaseId: null }))
}

/** Names said to be the tenant's alone that the service does not present. The editor refuses them; a document may hold them. */
function findInOwnNames({ id, certificateNames, ownCertificateNames }: Service): Found[] {
  const presented = new Set(certificateNames.map(normalizeDomain))
  return ownCertificateNames
    .map(normalizeDomain)
    .filter((name) => !presented.has(name))
    .map((name) => ({ code: 'OWN_NAME_NOT_OF_SERVICE', who: `service:${id}`, phaseId: null, parameters: { name } }))
}

/** A sample of a service from an address, or with a certificate name, that the service does not have. */
function findInSample(sample: ScenarioSender, services: readonly Service[]): Found[] {
  const service = services.find(({ id }) => id === sample.serviceId)
  if (service === undefined || sample.otherCustomer) return []
  const place = { who: whoOfSample(sample), sampleId: sample.id, phaseId: null }
  const parameters = { sample: sample.name }
  const address = sample.sourceIP === null ? null : parseIp(sample.sourceIP)
  const isForeign = address !== null && service.networks.length > 0 && !containsIp(ipSetOf(service.networks), address)
  const names = sample.certificateNames ?? []
  const isOtherName =
    names.length > 0 && service.certificateNames.length > 0 && !names.some((one) => isNameOf(one, service))
  return [
    ...(isForeign
      ? [
          {
            code: 'SAMPLE_ADDRESS_NOT_OF_SERVICE' as const,
            ...place,
            parameters: { ...parameters, address: sample.sourceIP ?? '' },
          },
        ]
      : []),
    ...(isOtherName
      ? [{ code: 'SAMPLE_NAME_NOT_OF_SERVICE' as const, ...place, parameters: { ...parameters, name: names[0] ?? '' } }]
      : []),
  ]
}

const isNameOf = (name: string, { certificateNames }: Service): boolean =>
  certificateNames.some((own) => fitName(normalizeDomain(own), normalizeDomain(name)) !== null)
