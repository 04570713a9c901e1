import type { ChangeRequest } from './change-request'
import type { CollectedFacts } from './collected'
import type { ScenarioConnector } from './connector'
import type {
  AcceptedRisk,
  CellEvidence,
  DelivererAnswer,
  Mx,
  Phase,
  ScenarioDocument,
  ScenarioSender,
  Service,
  SpfAnswer,
  Want,
} from './document'
import type { DomainRecords } from './domain-records'
import { SCHEMA_VERSION } from './schema-version'

/** By name every member that is never left out. A member that the schema gains is missing here until it is added. */
type Members<Shape> = {
  readonly [Name in keyof Shape as Record<never, never> extends Pick<Shape, Name> ? never : Name]: true
}

const DOCUMENT: Members<ScenarioDocument> = {
  schemaVersion: true,
  title: true,
  description: true,
  services: true,
  phases: true,
  senders: true,
  answers: true,
  deliverers: true,
  spfAnswers: true,
  domainRecords: true,
  wants: true,
  sideEntranceClosedFrom: true,
  unordered: true,
  switches: true,
  rejectDirectSendNotRead: true,
  acceptedRisks: true,
  evidence: true,
}
const SERVICE: Members<Service> = {
  id: true,
  name: true,
  kind: true,
  networks: true,
  certificateNames: true,
  tls: true,
  mailFromDomains: true,
  delivery: true,
  shared: true,
  ownCertificateNames: true,
  mayBeRefusedFrom: true,
  certificates: true,
}
const CERTIFICATE: Members<Service['certificates'][number]> = {
  names: true,
  issuer: true,
  notAfter: true,
  clientAuth: true,
  checkedAt: true,
}
const PHASE: Members<Phase> = {
  id: true,
  name: true,
  note: true,
  tenant: true,
  mx: true,
  connectors: true,
  plannedOn: true,
  mxTtl: true,
  changeRequest: true,
}
const CHANGE_REQUEST: Members<ChangeRequest> = {
  startsAt: true,
  backUntil: true,
  reason: true,
  executes: true,
  watches: true,
  told: true,
  hotlines: true,
  ticket: true,
  approvedBy: true,
  approvedOn: true,
}
const MX: Members<Mx> = { domain: true, to: true, handedOverBy: true }
const TENANT: Members<Phase['tenant']> = { acceptedDomains: true, rejectDirectSend: true }
const CONNECTOR: Members<ScenarioConnector> = {
  id: true,
  name: true,
  connectorType: true,
  enabled: true,
  senderDomains: true,
  senderIPAddresses: true,
  restrictDomainsToIPAddresses: true,
  requireTls: true,
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: true,
  associatedAcceptedDomains: true,
  connectorSource: true,
  comment: true,
  cloudServicesMailEnabled: true,
  treatMessagesAsInternal: true,
  trustedOrganizations: true,
  efSkipLastIP: true,
  efSkipIPs: true,
  efUsers: true,
  otherProperties: true,
}
const SENDER: Members<ScenarioSender> = {
  id: true,
  name: true,
  sourceIP: true,
  tls: true,
  certificateNames: true,
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: true,
  recipient: true,
  serviceId: true,
  otherCustomer: true,
}
const DELIVERER: Members<DelivererAnswer> = { id: true, answer: true, serviceIds: true, note: true }
const SPF_ANSWER: Members<SpfAnswer> = {
  domain: true,
  askedAt: true,
  networks: true,
  cannotGoIn: true,
  records: true,
  isComplete: true,
}
const DOMAIN_RECORDS: Members<DomainRecords> = {
  domain: true,
  askedAt: true,
  mx: true,
  mtaSts: true,
  dmarc: true,
  spf: true,
  tlsa: true,
}
const READ = { state: true, reason: true, ttl: true, records: true } as const
const MX_RECORDS: Members<DomainRecords['mx']> = { ...READ, isAuthentic: true }
const MTA_STS: Members<DomainRecords['mtaSts']> = { ...READ, id: true, policy: true }
const DMARC: Members<DomainRecords['dmarc']> = { ...READ, foundAt: true }
const TLSA: Members<DomainRecords['tlsa'][number]> = { ...READ, host: true, isAuthentic: true }
const WANT: Members<Want> = {
  id: true,
  who: true,
  phaseIds: true,
  want: true,
  connectorId: true,
  reason: true,
  by: true,
}
const SWITCHES: Members<ScenarioDocument['switches']> = { plainTextRefusedFrom: true, nobodyRefusedInBetween: true }
const RISK: Members<AcceptedRisk> = {
  who: true,
  phaseIds: true,
  state: true,
  certainty: true,
  reason: true,
  by: true,
  at: true,
}
const COLLECTED: Members<CollectedFacts> = { at: true, findings: true, notRead: true }
const EVIDENCE: Members<CellEvidence> = { who: true, phaseId: true, at: true, by: true, outcome: true, note: true }

/**
 * Reports whether a stored document has the form of the newest documents, so that it need not be translated. It looks for
 * the members that documents have gained, and validates nothing: whoever stored the document has done that.
 */
export function hasNewestForm(stored: unknown): stored is ScenarioDocument {
  return (
    hasAll(stored, DOCUMENT) &&
    stored.schemaVersion === SCHEMA_VERSION &&
    everyHas(stored.services, SERVICE) &&
    stored.services.every(({ certificates }) => everyHas(certificates, CERTIFICATE)) &&
    everyHas(stored.phases, PHASE) &&
    stored.phases.every(
      ({ tenant, mx, connectors, changeRequest }) =>
        hasAll(tenant, TENANT) &&
        everyHas(mx, MX) &&
        everyHas(connectors, CONNECTOR) &&
        (changeRequest === null || hasAll(changeRequest, CHANGE_REQUEST)),
    ) &&
    everyHas(stored.senders, SENDER) &&
    everyHas(stored.deliverers, DELIVERER) &&
    everyHas(stored.spfAnswers, SPF_ANSWER) &&
    everyHas(stored.domainRecords, DOMAIN_RECORDS) &&
    stored.domainRecords.every(
      ({ mx, mtaSts, dmarc, spf, tlsa }) =>
        hasAll(mx, MX_RECORDS) &&
        hasAll(mtaSts, MTA_STS) &&
        hasAll(dmarc, DMARC) &&
        hasAll(spf, READ) &&
        everyHas(tlsa, TLSA),
    ) &&
    everyHas(stored.wants, WANT) &&
    hasAll(stored.switches, SWITCHES) &&
    everyHas(stored.acceptedRisks, RISK) &&
    everyHas(stored.evidence, EVIDENCE) &&
    (!('collected' in stored) || hasAll(stored.collected, COLLECTED))
  )
}

type Having<Names> = { readonly [Name in keyof Names]: unknown }

const hasAll = <Names extends object>(value: unknown, names: Names): value is Having<Names> =>
  typeof value === 'object' && value !== null && Object.keys(names).every((name) => name in value)

const everyHas = <Names extends object>(values: unknown, names: Names): values is readonly Having<Names>[] =>
  Array.isArray(values) && values.every((value) => hasAll(value, names))
