import { z } from 'zod'
import { type Fact, normalizeDomain, QUESTION_IDS, QUESTIONS, type QuestionId, TENANT_DEFAULTS } from '#lib/matcher'
import { EVERYONE } from '#lib/scenario/document/invariants'
import { collectedSchema } from './collected'
import { connectorSchema } from './connector'
import { DELIVERER_IDS } from './deliverer-ids'
import { invariantSchema, referencesOf } from './invariants'
import { LIMITS } from './limits'
import { listOf } from './list'
import { MICROSOFT } from './microsoft'
import { requirement } from './requirement'
import { SCHEMA_VERSION } from './schema-version'
import { spfAnswerSchema } from './spf-answer'
import {
  certificateNameSchema,
  domainPatternSchema,
  idSchema,
  ipSchema,
  mailFromSchema,
  networkSchema,
  recipientSchema,
  textSchema,
  titleSchema,
} from './text'

export const tenantSchema = z.strictObject({
  acceptedDomains: listOf(domainPatternSchema, LIMITS.domains),
  rejectDirectSend: z.boolean().default(TENANT_DEFAULTS.rejectDirectSend),
})

const senderFacts = {
  id: idSchema,
  name: titleSchema.default(''),
  sourceIP: ipSchema.nullable().default(null),
  tls: z.boolean().nullable().default(null),
  certificateNames: listOf(certificateNameSchema, LIMITS.names).nullable().default(null),
  certificateTrusted: z.boolean().nullable().default(null),
  /** not known, it counts as true (Q21) */
  certificateClientAuth: z.boolean().nullable().default(null),
  mailFrom: mailFromSchema.nullable().default(null),
  recipient: recipientSchema.nullable().default(null),
} satisfies Record<Fact | 'id' | 'name', z.ZodType>

const NO_TLS_NO_NAMES = {
  message: requirement('NAMES_NEED_TLS'),
  path: ['certificateNames'],
}
const namesNeedTls = ({ tls, certificateNames }: { tls: boolean | null; certificateNames: string[] | null }) =>
  tls !== false || (certificateNames ?? []).length === 0

/** A sender in a request of `/api/match`. */
export const senderSchema = z.strictObject(senderFacts).refine(namesNeedTls, NO_TLS_NO_NAMES)

/** A sample sender of a scenario: the facts of a sender, its name, and the service it belongs to. */
export const scenarioSenderSchema = z
  .strictObject({
    ...senderFacts,
    /** the service that delivers the mail of this sender; null for a stranger past every service */
    serviceId: idSchema.nullable().default(null),
    /** another customer of a shared service, with its networks and names, whose mail is not wanted */
    otherCustomer: z.boolean().default(false),
  })
  .refine(namesNeedTls, NO_TLS_NO_NAMES)

export const SERVICE_KINDS = [
  'filter',
  'onPremises',
  'signature',
  'encryption',
  'device',
  'application',
  'tenant',
] as const

export const serviceSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  kind: z.enum(SERVICE_KINDS).default('filter'),
  networks: listOf(networkSchema, LIMITS.networks).default([]),
  certificateNames: listOf(certificateNameSchema, LIMITS.names).default([]),
  tls: z.boolean().nullable().default(null),
  /** whether other customers of the service use the same networks and names; null if not known */
  shared: z.boolean().nullable().default(null),
})

/** Where the MX records of a domain point: a service id, or `microsoft`. */
const mxSchema = z.strictObject({ domain: domainPatternSchema, to: idSchema })

const phaseSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  note: textSchema.default(''),
  tenant: tenantSchema,
  mx: listOf(mxSchema, LIMITS.domains).default([]),
  connectors: listOf(connectorSchema, LIMITS.connectors).default([]),
})

const expectationSchema = z.strictObject({
  phaseId: idSchema,
  senderId: idSchema,
  /** the sender must be accepted, or must be refused (permanently or temporarily) */
  outcome: z.enum(['accepted', 'rejected']),
  /** the only connector that may admit the sender; null for any */
  connectorId: idSchema.nullable().default(null),
})

type AnswersShape = {
  [Id in QuestionId]: z.ZodOptional<z.ZodEnum<{ [A in (typeof QUESTIONS)[Id]['answers'][number]]: A }>>
}

/** Made from the table of questions. That each question has its own answers is lost on the way, and said again here. */
const answersShape = Object.fromEntries(
  QUESTION_IDS.map((id) => [id, z.enum(QUESTIONS[id].answers).optional()]),
) as unknown as AnswersShape

/** The team's answers to open questions. */
export const answersSchema = z.strictObject(answersShape)

/** The team's answer about one kind of sender that delivers past the filter. */
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
  expectations: listOf(expectationSchema, LIMITS.expectations).default([]),
  answers: answersSchema.default({}),
  deliverers: listOf(delivererSchema, DELIVERER_IDS.length).default([]),
  spfAnswers: listOf(spfAnswerSchema, LIMITS.spfAnswers).default([]),
  /** missing until a collector file was imported */
  collected: collectedSchema.optional(),
  invariants: listOf(invariantSchema, LIMITS.services).default([]),
})

/**
 * The scenario document, version 1: what is saved, exported and shared. Input may leave out properties with a default.
 */
export const documentSchema = documentShape.superRefine(checkReferences)

export type ScenarioDocument = z.output<typeof documentShape>
export type Phase = ScenarioDocument['phases'][number]
export type ScenarioSender = ScenarioDocument['senders'][number]
export type Service = ScenarioDocument['services'][number]
export type DelivererAnswer = ScenarioDocument['deliverers'][number]
export type SpfAnswer = ScenarioDocument['spfAnswers'][number]
export type Expectation = ScenarioDocument['expectations'][number]
export type Mx = Phase['mx'][number]

type Context = z.core.$RefinementCtx
type Path = (string | number)[]

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
    for (const [j, { to }] of phase.mx.entries())
      if (to !== MICROSOFT) check(to, services, ['phases', i, 'mx', j, 'to'], 'service')
  }
  checkUnique(document.deliverers, ['deliverers'], context)
  for (const [i, { serviceIds }] of document.deliverers.entries())
    for (const [j, id] of serviceIds.entries()) check(id, services, ['deliverers', i, 'serviceIds', j], 'service')
  checkOncePerDomain(document.spfAnswers, ['spfAnswers'], requirement('SPF_ONCE'), context)
  checkUnique(document.invariants, ['invariants'], context)
  for (const [i, invariant] of document.invariants.entries())
    if (invariant.kind === 'getsThrough' && invariant.serviceId === EVERYONE && invariant.mailFrom !== 'any')
      context.addIssue({
        code: 'custom',
        path: ['invariants', i, 'mailFrom'],
        input: invariant.mailFrom,
        message: requirement('ANY_MAIL_FROM'),
      })
  for (const { id, path, of } of referencesOf(document.invariants))
    check(id, of === 'phase' ? phases : services, ['invariants', ...path], of)
  for (const [i, { phaseId, senderId }] of document.expectations.entries()) {
    check(phaseId, phases, ['expectations', i, 'phaseId'], 'phase')
    check(senderId, senders, ['expectations', i, 'senderId'], 'sender')
  }
}

function checkOncePerDomain(list: readonly { domain: string }[], path: Path, message: string, context: Context): void {
  const domains = new Set<string>()
  for (const [i, { domain }] of list.entries()) {
    const key = normalizeDomain(domain)
    if (domains.has(key)) context.addIssue({ code: 'custom', path: [...path, i, 'domain'], input: domain, message })
    domains.add(key)
  }
}

/** Adds a problem for every repeated id of a list; returns the ids. */
export function checkUnique(list: readonly { id: string }[], path: Path, context: Context): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [i, { id }] of list.entries()) {
    if (ids.has(id))
      context.addIssue({
        code: 'custom',
        path: [...path, i, 'id'],
        input: id,
        message: requirement('ID_ONCE'),
      })
    ids.add(id)
  }
  return ids
}
