import { expect, test } from 'vitest'
import type { MergeConflict } from '#lib/client/draft/merge'
import { groupConflicts } from './conflict-groups'

const conflict = (phaseId: string, id: string, mine: unknown, theirs: unknown): MergeConflict => ({
  unit: { kind: 'connectors', phaseId, id },
  base: {},
  mine,
  theirs,
})
const [mine, theirs] = [
  { name: 'A', requireTls: true },
  { name: 'A', requireTls: false },
]

test('a connector that differs alike in several phases is one group', () => {
  const conflicts = [conflict('p1', 'a', mine, theirs), conflict('p2', 'a', mine, theirs)]
  expect(groupConflicts(conflicts)).toEqual([conflicts])
})

test('fields in which both sides agree may differ from phase to phase', () => {
  const off = { enabled: false }
  const conflicts = [conflict('p1', 'a', mine, theirs), conflict('p2', 'a', { ...mine, ...off }, { ...theirs, ...off })]
  expect(groupConflicts(conflicts)).toHaveLength(1)
})

test('what differs otherwise, other connectors and other kinds are groups of their own', () => {
  const phase: MergeConflict = { ...conflict('', '', mine, theirs), unit: { kind: 'phases', id: 'a' } }
  const conflicts = [
    conflict('p1', 'a', mine, theirs),
    conflict('p2', 'a', theirs, mine),
    conflict('p1', 'b', mine, theirs),
    phase,
  ]
  expect(groupConflicts(conflicts)).toEqual(conflicts.map((one) => [one]))
})
