import { z } from 'zod'
import { answersSchema } from './answers'
import { changeRequestSchema } from './change-request'
import { type Context, checkOncePerDomain, checkUnique, type Path } from './checks'
import { collectedSchema } from './collected'
import { connectorSchema } from './connector'
import { DELIVERER_IDS } from './deliverer-ids'
import { domainRecordsSchema } from './domain-records'
import { LIMITS } from './limits'
import { listOf } from './list'
import { MICROSOFT } from './microsoft'
import { requirement } from './requirement'
import { SCHEMA_VERSION } from './schema-version'
import { scenarioSenderSchema, tenantSchema } from './sender'
import { serviceSchema } from './service'
import { spfAnswerSchema } from './spf-answer'
import { domainPatternSchema, idSchema, textSchema, titleSchema } from './text'
import { acceptedRiskSchema, cellEvidenceSchema, referencesOfWants, switchesSchema, wantSchema } from './wants'

/** Where the MX records of a domain point, and who hands its mail over to Exchange Online: service ids, or `microsoft`. */
const mxSchema = z.strictObject({
  domain: domainPatternSchema,
  to: listOf(idSchema, LIMITS.mxTargets, 1),
  /** where it is not whom MX points to: a filter in front of on-premises servers; none means the same as `to` */
  handedOverBy: listOf(idSchema, LIMITS.mxTargets).default([]),
})

export const phaseSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  note: textSchema.default(''),
  tenant: tenantSchema,
  mx: listOf(mxSchema, LIMITS.domains).default([]),
  connectors: listOf(connectorSchema, LIMITS.connectors).default([]),
  /** the day on which the phase is to begin; null while it is not planned */
  plannedOn: z.iso.date().nullable().default(null),
  /** seconds that resolvers may keep the MX records of this phase; null when not known */
  mxTtl: z.number().int().min(0).max(LIMITS.ttl).nullable().default(null),
  /** null while nothing is agreed on */
  changeRequest: changeRequestSchema.nullable().default(null),
})

/** What the team found out about one kind of sender that delivers past the filter. */
const delivererSchema = z.strictObject({
  id: z.enum(DELIVERER_IDS),
  /** null if not answered yet */
  answer: z.enum(['service', 'none']).nullable().default(null),
  serviceIds: listOf(idSchema, LIMITS.services).default([]),
  note: textSchema.default(''),
})

const documentShape = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  title: titleSchema.refine((title) => title.trim() !== '', requirement('NOT_EMPTY')),
  description: textSchema.default(''),
  services: listOf(serviceSchema, LIMITS.services).default([]),
  phases: listOf(phaseSchema, LIMITS.phases, 1),
  senders: listOf(scenarioSenderSchema, LIMITS.senders).default([]),
  answers: answersSchema.default({}),
  deliverers: listOf(delivererSchema, DELIVERER_IDS.length).default([]),
  spfAnswers: listOf(spfAnswerSchema, LIMITS.spfAnswers).default([]),
  /** what DNS said about the mail of domains; a domain that is not in it was not looked up */
  domainRecords: listOf(domainRecordsSchema, LIMITS.domainRecords).default([]),
  /** missing until a collector file was imported */
  collected: collectedSchema.optional(),
  /** exceptions from what is wanted by default */
  wants: listOf(wantSchema, LIMITS.wants).default([]),
  /** the phase from which nobody else may get in; null for the first with an enabled lock for `*` */
  sideEntranceClosedFrom: idSchema.nullable().default(null),
  /** the phases are experiments side by side and no plan: none comes before another */
  unordered: z.boolean().default(false),
  switches: switchesSchema,
  /** nobody has read RejectDirectSend of the tenant: phases have it off, and that is a guess */
  rejectDirectSendNotRead: z.boolean().default(false),
  acceptedRisks: listOf(acceptedRiskSchema, LIMITS.wants).default([]),
  evidence: listOf(cellEvidenceSchema, LIMITS.evidence).default([]),
})

/** The scenario document, version 2: what is saved, exported and shared. Input may leave out whatever has a default. */
export const documentSchema = documentShape.superRefine(checkReferences)

export type ScenarioDocument = z.output<typeof documentShape>
export type Phase = ScenarioDocument['phases'][number]
export type ScenarioSender = ScenarioDocument['senders'][number]
export type Service = ScenarioDocument['services'][number]
export type DelivererAnswer = ScenarioDocument['deliverers'][number]
export type SpfAnswer = ScenarioDocument['spfAnswers'][number]
export type Want = ScenarioDocument['wants'][number]
export type AcceptedRisk = ScenarioDocument['acceptedRisks'][number]
export type CellEvidence = ScenarioDocument['evidence'][number]
export type Mx = Phase['mx'][number]

const NO_SUCH_ID = { service: 'SERVICE_ID', phase: 'PHASE_ID', sender: 'SENDER_ID' } as const

/** Checks that ids are unique within their list, and that references to services, phases and senders exist. */
function checkReferences(document: ScenarioDocument, context: Context): void {
  const services = checkUnique(document.services, ['services'], context)
  const phases = checkUnique(document.phases, ['phases'], context)
  const senders = checkUnique(document.senders, ['senders'], context)
  const check = (id: string, known: ReadonlySet<string>, path: Path, what: 'service' | 'phase' | 'sender') => {
    if (!known.has(id)) context.addIssue({ code: 'custom', path, input: id, message: requirement(NO_SUCH_ID[what]) })
  }
  for (const [i, { id }] of document.services.entries())
    if (id === MICROSOFT)
      context.addIssue({
        code: 'custom',
        path: ['services', i, 'id'],
        input: id,
        message: requirement('NOT_MICROSOFT'),
      })
  for (const [i, sender] of document.senders.entries())
    if (sender.serviceId !== null) check(sender.serviceId, services, ['senders', i, 'serviceId'], 'service')
  for (const [i, phase] of document.phases.entries()) {
    checkUnique(phase.connectors, ['phases', i, 'connectors'], context)
    checkOncePerDomain(phase.mx, ['phases', i, 'mx'], requirement('MX_ONCE'), context)
    for (const [j, { to, handedOverBy }] of phase.mx.entries())
      for (const [field, ids] of Object.entries({ to, handedOverBy }))
        for (const [k, id] of ids.entries())
          if (id !== MICROSOFT) check(id, services, ['phases', i, 'mx', j, field, k], 'service')
  }
  checkUnique(document.deliverers, ['deliverers'], context)
  for (const [i, { serviceIds }] of document.deliverers.entries())
    for (const [j, id] of serviceIds.entries()) check(id, services, ['deliverers', i, 'serviceIds', j], 'service')
  checkOncePerDomain(document.spfAnswers, ['spfAnswers'], requirement('SPF_ONCE'), context)
  checkOncePerDomain(document.domainRecords, ['domainRecords'], requirement('DNS_ONCE'), context)
  for (const [i, { mayBeRefusedFrom }] of document.services.entries())
    for (const [j, { phaseId }] of mayBeRefusedFrom.entries())
      check(phaseId, phases, ['services', i, 'mayBeRefusedFrom', j, 'phaseId'], 'phase')
  checkUnique(document.wants, ['wants'], context)
  for (const { id, path, of } of referencesOfWants(document))
    check(id, { service: services, phase: phases, sender: senders }[of], path, of)
}
