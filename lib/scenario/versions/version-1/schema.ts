import { z } from 'zod'
import { answersSchema } from '#lib/scenario/document/answers'
import { type Context, checkOncePerDomain, checkUnique, type Path } from '#lib/scenario/document/checks'
import { collectedSchema } from '#lib/scenario/document/collected'
import { connectorSchema } from '#lib/scenario/document/connector'
import { DELIVERER_IDS } from '#lib/scenario/document/deliverer-ids'
import { LIMITS } from '#lib/scenario/document/limits'
import { listOf } from '#lib/scenario/document/list'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { requirement } from '#lib/scenario/document/requirement'
import { scenarioSenderSchema, tenantSchema } from '#lib/scenario/document/sender'
import { spfAnswerSchema } from '#lib/scenario/document/spf-answer'
import {
  certificateNameSchema,
  domainPatternSchema,
  idSchema,
  networkSchema,
  textSchema,
  titleSchema,
} from '#lib/scenario/document/text'
import { EVERYONE, invariantSchema, referencesOf } from './invariants'

/** The scenario document as version 1 wrote it. It changes no more: stored documents of that version stay readable. */

const serviceSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  kind: z
    .enum(['filter', 'onPremises', 'signature', 'encryption', 'device', 'application', 'tenant'])
    .default('filter'),
  networks: listOf(networkSchema, LIMITS.networks).default([]),
  certificateNames: listOf(certificateNameSchema, LIMITS.names).default([]),
  tls: z.boolean().nullable().default(null),
  shared: z.boolean().nullable().default(null),
})

const phaseSchema = z.strictObject({
  id: idSchema,
  name: titleSchema,
  note: textSchema.default(''),
  tenant: tenantSchema,
  mx: listOf(z.strictObject({ domain: domainPatternSchema, to: idSchema }), LIMITS.domains).default([]),
  connectors: listOf(connectorSchema, LIMITS.connectors).default([]),
})

const expectationSchema = z.strictObject({
  phaseId: idSchema,
  senderId: idSchema,
  outcome: z.enum(['accepted', 'rejected']),
  connectorId: idSchema.nullable().default(null),
})

const delivererSchema = z.strictObject({
  id: z.enum(DELIVERER_IDS),
  answer: z.enum(['service', 'none']).nullable().default(null),
  serviceIds: listOf(idSchema, LIMITS.services).default([]),
  note: textSchema.default(''),
})

/** The first documents kept any record under `invariants`, which meant nothing yet: those that are none are left out. */
const invariantsSchema = z
  .unknown()
  .transform((sent) =>
    Array.isArray(sent)
      ? sent.flatMap((one) => invariantSchema.safeParse(one).data ?? []).slice(0, LIMITS.services)
      : [],
  )

const shape = z.strictObject({
  schemaVersion: z.literal(1),
  title: titleSchema.refine((title) => title.trim() !== '', requirement('NOT_EMPTY')),
  description: textSchema.default(''),
  services: listOf(serviceSchema, LIMITS.services).default([]),
  phases: listOf(phaseSchema, LIMITS.phases, 1),
  senders: listOf(scenarioSenderSchema, LIMITS.senders).default([]),
  expectations: listOf(expectationSchema, LIMITS.wants).default([]),
  answers: answersSchema.default({}),
  deliverers: listOf(delivererSchema, DELIVERER_IDS.length).default([]),
  spfAnswers: listOf(spfAnswerSchema, LIMITS.spfAnswers).default([]),
  collected: collectedSchema.optional(),
  invariants: invariantsSchema.optional().transform((invariants) => invariants ?? []),
})

export const documentSchema1 = shape.superRefine(checkReferences)
export type Document1 = z.output<typeof shape>

const NO_SUCH_ID = { service: 'SERVICE_ID', phase: 'PHASE_ID', sender: 'SENDER_ID' } as const

function checkReferences(document: Document1, context: Context): void {
  const known = {
    service: checkUnique(document.services, ['services'], context),
    phase: checkUnique(document.phases, ['phases'], context),
    sender: checkUnique(document.senders, ['senders'], context),
  }
  const check = (id: string, path: Path, of: keyof typeof known) => {
    if (!known[of].has(id)) context.addIssue({ code: 'custom', path, input: id, message: requirement(NO_SUCH_ID[of]) })
  }
  for (const [i, { id }] of document.services.entries())
    if (id === MICROSOFT)
      context.addIssue({
        code: 'custom',
        path: ['services', i, 'id'],
        input: id,
        message: requirement('NOT_MICROSOFT'),
      })
  for (const [i, { serviceId }] of document.senders.entries())
    if (serviceId !== null) check(serviceId, ['senders', i, 'serviceId'], 'service')
  for (const [i, phase] of document.phases.entries()) {
    checkUnique(phase.connectors, ['phases', i, 'connectors'], context)
    checkOncePerDomain(phase.mx, ['phases', i, 'mx'], requirement('MX_ONCE'), context)
    for (const [j, { to }] of phase.mx.entries())
      if (to !== MICROSOFT) check(to, ['phases', i, 'mx', j, 'to'], 'service')
  }
  checkUnique(document.deliverers, ['deliverers'], context)
  for (const [i, { serviceIds }] of document.deliverers.entries())
    for (const [j, id] of serviceIds.entries()) check(id, ['deliverers', i, 'serviceIds', j], 'service')
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
  for (const { id, path, of } of referencesOf(document.invariants)) check(id, ['invariants', ...path], of)
  for (const [i, { phaseId, senderId }] of document.expectations.entries()) {
    check(phaseId, ['expectations', i, 'phaseId'], 'phase')
    check(senderId, ['expectations', i, 'senderId'], 'sender')
  }
}
