import { z } from 'zod'
import { LIMITS } from '#lib/scenario/document/limits'
import { listOf } from '#lib/scenario/document/list'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { idSchema } from '#lib/scenario/document/text'

/** The service id of the invariant about everyone, for domains whose MX points to Microsoft. */
export const EVERYONE = MICROSOFT

/** What must hold for every sender there is, in the phases that are named. */

const phaseIds = listOf(idSchema, LIMITS.phases).default([])
const own = { id: idSchema, phaseIds }

/** The service gets in from all its networks, with each of its certificate names, to all recipients. */
const getsThroughSchema = z.strictObject({
  ...own,
  kind: z.literal('getsThrough'),
  /** `microsoft`: everyone, to the domains whose MX points to Microsoft in the phase */
  serviceId: idSchema,
  /** whose mail it carries: anybody's, or only that of accepted domains */
  mailFrom: z.enum(['any', 'own']).default('any'),
})

/** Only senders from the networks of these services, or with one of their names, are accepted. */
const nobodyElseSchema = z.strictObject({
  ...own,
  kind: z.literal('nobodyElse'),
  serviceIds: listOf(idSchema, LIMITS.services).default([]),
  /** declared windows: phases of `phaseIds` in which the side entrance may be open */
  openPhaseIds: phaseIds,
})

/** Nobody is accepted without TLS. */
const noPlainTextSchema = z.strictObject({ ...own, kind: z.literal('noPlainText') })

/** Senders that are accepted in the previous phase and in the next one are accepted in between. */
const noGapSchema = z.strictObject({ ...own, kind: z.literal('noGap') })

export const invariantSchema = z.discriminatedUnion('kind', [
  getsThroughSchema,
  nobodyElseSchema,
  noPlainTextSchema,
  noGapSchema,
])

type Invariant = z.output<typeof invariantSchema>
type InvariantKind = Invariant['kind']
export type InvariantOf<Kind extends InvariantKind> = Extract<Invariant, { kind: Kind }>

type Reference = { readonly id: string; readonly path: (string | number)[]; readonly of: 'phase' | 'service' }

/** The phases and services that invariants refer to, with their paths. */
export function referencesOf(invariants: readonly Invariant[]): Reference[] {
  return invariants.flatMap((invariant, i) => {
    const list = (ids: readonly string[], field: string, of: Reference['of']) =>
      ids.map((id, j): Reference => ({ id, path: [i, field, j], of }))
    return [
      ...list(invariant.phaseIds, 'phaseIds', 'phase'),
      ...(invariant.kind === 'getsThrough' && invariant.serviceId !== EVERYONE
        ? [{ id: invariant.serviceId, path: [i, 'serviceId'], of: 'service' as const }]
        : []),
      ...(invariant.kind === 'nobodyElse'
        ? [
            ...list(invariant.serviceIds, 'serviceIds', 'service'),
            ...list(invariant.openPhaseIds, 'openPhaseIds', 'phase'),
          ]
        : []),
    ]
  })
}
