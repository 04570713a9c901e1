import type { MergeConflict } from '#lib/client/draft/merge'
import { isEqual } from '#lib/client/draft/structural-sharing'
import { conflictFields } from './conflict-fields'

/** Conflicts of which one choice decides all. */
export type ConflictGroup = readonly [MergeConflict, ...MergeConflict[]]

/**
 * Puts the conflicts of one connector together where both sides say the same in each of their phases. Every other conflict
 * is a group of its own. Groups stand in the order of their first conflicts.
 */
export function groupConflicts(conflicts: readonly MergeConflict[]): ConflictGroup[] {
  const groups: [MergeConflict, ...MergeConflict[]][] = []
  for (const conflict of conflicts) {
    const alike = groups.find(([first]) => isAlike(first, conflict))
    if (alike === undefined) groups.push([conflict])
    else alike.push(conflict)
  }
  return groups
}

const isAlike = (one: MergeConflict, other: MergeConflict): boolean =>
  one.unit.kind === 'connectors' &&
  other.unit.kind === 'connectors' &&
  one.unit.id === other.unit.id &&
  isEqual(conflictFields(one), conflictFields(other))
