import type { MergeConflict } from '#lib/client/draft/merge'
import { isEqual } from '#lib/client/draft/structural-sharing'

/** A field of a unit in which both sides differ; '' where the unit has no fields. Undefined where a side has removed the unit. */
export type ConflictField = { readonly field: string; readonly mine: unknown; readonly theirs: unknown }

/** The fields in which the two sides of a conflict differ, with what each side says; one row for a unit without fields. */
export function conflictFields({ mine, theirs }: MergeConflict): ConflictField[] {
  if (!isRecord(mine) || !isRecord(theirs)) return [{ field: '', mine: shortened(mine), theirs: shortened(theirs) }]
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return fields
    .filter((field) => !isEqual(mine[field], theirs[field]))
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }))
}

/** Of a unit that the other side removed, its name is enough. */
const shortened = (value: unknown): unknown => (isRecord(value) ? (value.name ?? value.id ?? '') : value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
