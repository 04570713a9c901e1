import type { Invariant } from '#lib/scenario/document/invariants'
import type { Edit } from './edit'

/** Adds invariants. An invariant with a known id replaces the one that has it. */
export const putInvariants =
  (invariants: readonly Invariant[]): Edit =>
  (document) => {
    const known = new Set(document.invariants.map(({ id }) => id))
    const changed = new Map(invariants.map((invariant) => [invariant.id, invariant]))
    return {
      ...document,
      invariants: [
        ...document.invariants.map((invariant) => changed.get(invariant.id) ?? invariant),
        ...invariants.filter(({ id }) => !known.has(id)),
      ],
    }
  }

export const removeInvariant =
  (invariantId: string): Edit =>
  (document) => ({ ...document, invariants: document.invariants.filter(({ id }) => id !== invariantId) })

/** The invariants with the copy of a phase added wherever they name the phase. */
export const copyPhaseInInvariants = (
  invariants: readonly Invariant[],
  phaseId: string,
  copyId: string,
): Invariant[] => {
  const copied = (ids: readonly string[]) => ids.flatMap((id) => (id === phaseId ? [id, copyId] : [id]))
  return invariants.map((invariant) => ({
    ...invariant,
    phaseIds: copied(invariant.phaseIds),
    ...(invariant.kind === 'nobodyElse' ? { openPhaseIds: copied(invariant.openPhaseIds) } : {}),
  }))
}

/** The invariants without the phase. An invariant without any phase left stays, and has no effect until it gets one. */
export const dropPhaseFromInvariants = (invariants: readonly Invariant[], phaseId: string): Invariant[] => {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== phaseId)
  return invariants.map((invariant) => ({
    ...invariant,
    phaseIds: others(invariant.phaseIds),
    ...(invariant.kind === 'nobodyElse' ? { openPhaseIds: others(invariant.openPhaseIds) } : {}),
  }))
}

/** The invariants without the service. Invariants about this service alone are removed. */
export const dropServiceFromInvariants = (invariants: readonly Invariant[], serviceId: string): Invariant[] =>
  invariants.flatMap((invariant): Invariant[] => {
    if (invariant.kind === 'getsThrough') return invariant.serviceId === serviceId ? [] : [invariant]
    if (invariant.kind !== 'nobodyElse') return [invariant]
    return [{ ...invariant, serviceIds: invariant.serviceIds.filter((id) => id !== serviceId) }]
  })
