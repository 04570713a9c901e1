import type { ScenarioConnector } from './connector'
import type {
  DelivererAnswer,
  Expectation,
  Phase,
  ScenarioDocument,
  ScenarioSender,
  Service,
  SpfAnswer,
} from './document'
import type { InvariantKind, InvariantOf } from './invariants'
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
  expectations: true,
  answers: true,
  deliverers: true,
  spfAnswers: true,
  invariants: true,
}
const SERVICE: Members<Service> = {
  id: true,
  name: true,
  kind: true,
  networks: true,
  certificateNames: true,
  tls: true,
  shared: true,
}
const PHASE: Members<Phase> = { id: true, name: true, note: true, tenant: true, mx: true, connectors: true }
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
const EXPECTATION: Members<Expectation> = { phaseId: true, senderId: true, outcome: true, connectorId: true }
const DELIVERER: Members<DelivererAnswer> = { id: true, answer: true, serviceIds: true, note: true }
const SPF_ANSWER: Members<SpfAnswer> = {
  domain: true,
  askedAt: true,
  networks: true,
  cannotGoIn: true,
  records: true,
  isComplete: true,
}
const PART_OF_EVERY_INVARIANT = { id: true, phaseIds: true, kind: true } as const
const INVARIANTS: { readonly [Kind in InvariantKind]: Members<InvariantOf<Kind>> } = {
  getsThrough: { ...PART_OF_EVERY_INVARIANT, serviceId: true, mailFrom: true },
  nobodyElse: { ...PART_OF_EVERY_INVARIANT, serviceIds: true, openPhaseIds: true },
  noPlainText: PART_OF_EVERY_INVARIANT,
  noGap: PART_OF_EVERY_INVARIANT,
}

/**
 * Reports whether a stored document has the form of the newest documents, so that it need not be translated. It looks for
 * the members that documents have gained, and validates nothing: whoever stored the document has done that.
 */
export function hasNewestForm(stored: unknown): stored is ScenarioDocument {
  return (
    hasAll(stored, DOCUMENT) &&
    stored.schemaVersion === SCHEMA_VERSION &&
    everyHas(stored.services, SERVICE) &&
    everyHas(stored.phases, PHASE) &&
    stored.phases.every(({ tenant, connectors }) => hasAll(tenant, TENANT) && everyHas(connectors, CONNECTOR)) &&
    everyHas(stored.senders, SENDER) &&
    everyHas(stored.expectations, EXPECTATION) &&
    everyHas(stored.deliverers, DELIVERER) &&
    everyHas(stored.spfAnswers, SPF_ANSWER) &&
    everyHas(stored.invariants, { kind: true }) &&
    stored.invariants.every((invariant) => isKind(invariant.kind) && hasAll(invariant, INVARIANTS[invariant.kind]))
  )
}

const isKind = (kind: unknown): kind is InvariantKind => typeof kind === 'string' && Object.hasOwn(INVARIANTS, kind)

type Having<Names> = { readonly [Name in keyof Names]: unknown }

const hasAll = <Names extends object>(value: unknown, names: Names): value is Having<Names> =>
  typeof value === 'object' && value !== null && Object.keys(names).every((name) => name in value)

const everyHas = <Names extends object>(values: unknown, names: Names): values is readonly Having<Names>[] =>
  Array.isArray(values) && values.every((value) => hasAll(value, names))
