import { z } from 'zod'
import { ACCEPTABLE_STATES } from './acceptable-states'
import { LIMITS } from './limits'
import { listOf } from './list'
import { idSchema, textSchema, titleSchema } from './text'

/** What a document says of wants: exceptions, switches, accepted risks and evidence. */

const phaseIds = listOf(idSchema, LIMITS.phases).default([])

/** The key of a *who*: `service:<id>`, `otherCustomers:<id>` or `everybodyElse`. */
const WHO = /^(?:everybodyElse|(?:service|otherCustomers):[\s\S]+)$/
/** The key of a *who*, or `sample:<id>` for one sample sender. */
const WHO_OR_SAMPLE = /^(?:everybodyElse|(?:service|otherCustomers|sample):[\s\S]+)$/
const LONGEST_KEY = 120

const keySchema = (form: RegExp) => z.string().max(LONGEST_KEY).regex(form, 'WHO')

/** An exception: what is wanted of a *who* or one sample in some phases, why, and who says so (typed, not verified). */
export const wantSchema = z.strictObject({
  id: idSchema,
  who: keySchema(WHO_OR_SAMPLE),
  phaseIds,
  want: z.enum(['accepted', 'refused', 'either']),
  /** the connector that alone must admit it; null for any */
  connectorId: idSchema.nullable().default(null),
  reason: textSchema.default(''),
  by: titleSchema.default(''),
})

export const switchesSchema = z
  .strictObject({
    /** from this phase on nobody may get in without TLS; null: nothing is wanted of it */
    plainTextRefusedFrom: idSchema.nullable().default(null),
    /** phases in which nobody may be refused who is accepted before and after */
    nobodyRefusedInBetween: phaseIds,
  })
  .prefault({})

export const acceptedRiskSchema = z.strictObject({
  who: keySchema(WHO),
  phaseIds,
  /** what was accepted: a worse state is not */
  state: z.enum(ACCEPTABLE_STATES),
  certainty: z.enum(['certain', 'byDefault', 'perhaps']).default('certain'),
  reason: textSchema.default(''),
  by: titleSchema.default(''),
  at: z.iso.datetime().nullable().default(null),
})

/** What a test of a cell showed, or a real message that became a sample. */
export const cellEvidenceSchema = z.strictObject({
  who: keySchema(WHO_OR_SAMPLE),
  phaseId: idSchema,
  at: z.iso.datetime(),
  by: titleSchema.default(''),
  outcome: z.enum(['accepted', 'rejected', 'deferred', 'not-ours']),
  /** the SMTP answer or the headers, as somebody noted them */
  note: textSchema.default(''),
  /** the SMTP reply, such as `550 5.7.51`; left out where it is not known, or there was none */
  reply: z.string().max(20).optional(),
  /** the name of the connector that took the message, '' for none; left out where it is not known */
  connector: titleSchema.optional(),
})

type Said = {
  readonly wants: readonly z.output<typeof wantSchema>[]
  readonly acceptedRisks: readonly z.output<typeof acceptedRiskSchema>[]
  readonly evidence: readonly z.output<typeof cellEvidenceSchema>[]
  readonly switches: z.output<typeof switchesSchema>
  readonly sideEntranceClosedFrom: string | null
}
type Path = (string | number)[]
type Reference = { readonly id: string; readonly path: Path; readonly of: 'service' | 'phase' | 'sender' }

/** The services, phases and samples that these parts name, and where. */
export function referencesOfWants(said: Said): Reference[] {
  const phases = (ids: readonly string[], path: Path): Reference[] =>
    ids.map((id, i) => ({ id, path: [...path, i], of: 'phase' }))
  const phase = (id: string | null, path: Path): Reference[] => (id === null ? [] : [{ id, path, of: 'phase' }])
  return [
    ...said.wants.flatMap(({ who, phaseIds: ids }, i) => [
      ...referenceOfWho(who, ['wants', i, 'who']),
      ...phases(ids, ['wants', i, 'phaseIds']),
    ]),
    ...said.acceptedRisks.flatMap(({ who, phaseIds: ids }, i) => [
      ...referenceOfWho(who, ['acceptedRisks', i, 'who']),
      ...phases(ids, ['acceptedRisks', i, 'phaseIds']),
    ]),
    ...said.evidence.flatMap(({ who, phaseId }, i) => [
      ...referenceOfWho(who, ['evidence', i, 'who']),
      ...phase(phaseId, ['evidence', i, 'phaseId']),
    ]),
    ...phase(said.switches.plainTextRefusedFrom, ['switches', 'plainTextRefusedFrom']),
    ...phases(said.switches.nobodyRefusedInBetween, ['switches', 'nobodyRefusedInBetween']),
    ...phase(said.sideEntranceClosedFrom, ['sideEntranceClosedFrom']),
  ]
}

function referenceOfWho(who: string, path: Path): Reference[] {
  const colon = who.indexOf(':')
  if (colon < 0) return []
  return [{ id: who.slice(colon + 1), path, of: who.startsWith('sample:') ? 'sender' : 'service' }]
}
