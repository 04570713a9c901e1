import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Invariant } from '#lib/scenario/document/invariants'

/** Changes of invariants. Each takes a document and returns the next; untouched parts stay the same objects. */
type Edit = (document: ScenarioDocument) => ScenarioDocument

/** Adds invariants; those with an id that is known take the other's place. */
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

/** What holds in a phase holds in its copy. */
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

/** Without the phase; an invariant that is left without any stays, and says nothing until it is given one. */
export const dropPhaseFromInvariants = (invariants: readonly Invariant[], phaseId: string): Invariant[] => {
  const others = (ids: readonly string[]) => ids.filter((id) => id !== phaseId)
  return invariants.map((invariant) => ({
    ...invariant,
    phaseIds: others(invariant.phaseIds),
    ...(invariant.kind === 'nobodyElse' ? { openPhaseIds: others(invariant.openPhaseIds) } : {}),
  }))
}

/** Without the service, and without what is about it alone. */
export const dropServiceFromInvariants = (invariants: readonly Invariant[], serviceId: string): Invariant[] =>
  invariants.flatMap((invariant): Invariant[] => {
    if (invariant.kind === 'getsThrough') return invariant.serviceId === serviceId ? [] : [invariant]
    if (invariant.kind !== 'nobodyElse') return [invariant]
    return [{ ...invariant, serviceIds: invariant.serviceIds.filter((id) => id !== serviceId) }]
  })
