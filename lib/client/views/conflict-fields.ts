import type { MergeConflict } from '#lib/client/draft/merge'
import { isEqual } from '#lib/client/draft/structural-sharing'
import type { Mx, Phase } from '#lib/scenario/document/document'

/** A field of a unit in which both sides differ; '' where the unit has no fields. Undefined where a side has not got it. */
export type ConflictField = { readonly field: string; readonly mine: unknown; readonly theirs: unknown }

/** How the MX records of one domain are called among the fields of a phase. */
export const MX_FIELD = 'mx '

/**
 * The fields in which the two sides of a conflict differ, with what each side says; one row for a unit without fields. The
 * facts of the tenant and the MX records of each domain are fields of their phase.
 */
export function conflictFields({ unit, mine, theirs }: MergeConflict): ConflictField[] {
  if (!isRecord(mine) || !isRecord(theirs)) return [{ field: '', mine: shortened(mine), theirs: shortened(theirs) }]
  const [own, other] = unit.kind === 'phases' ? [flattened(mine), flattened(theirs)] : [mine, theirs]
  return [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((field) => !isEqual(own[field], other[field]))
    .map((field) => ({ field, mine: own[field], theirs: other[field] }))
}

type Fields = Readonly<Record<string, unknown>>

/** The facts of a phase with its tenant and its MX records taken apart. */
function flattened({ tenant, mx, ...facts }: Fields & Partial<Pick<Phase, 'tenant' | 'mx'>>): Fields {
  const records = (mx ?? []).map(({ domain, ...record }: Mx) => [`${MX_FIELD}${domain}`, record])
  return { ...facts, ...tenant, ...Object.fromEntries(records) }
}

/** Of a unit that the other side removed, its name is enough. */
const shortened = (value: unknown): unknown => (isRecord(value) ? (value.name ?? value.id ?? '') : value)

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
