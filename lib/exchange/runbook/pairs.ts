import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** A connector before and after; null where there is none. */
export type Pair = readonly [ScenarioConnector | null, ScenarioConnector | null]

/**
 * The connectors of two phases, each with what becomes of it: the one of the same id, else the one of the same name, since
 * Exchange Online knows a connector by its name, whatever its case. In the order of the second phase, removed ones last.
 */
export function pairConnectors(before: readonly ScenarioConnector[], after: readonly ScenarioConnector[]): Pair[] {
  const left = new Map(before.map((connector) => [connector.id, connector]))
  const later = new Set(after.map(({ id }) => id))
  const take = (connector: ScenarioConnector | undefined): ScenarioConnector | null => {
    if (connector !== undefined) left.delete(connector.id)
    return connector ?? null
  }
  const pairs = after.map((to): Pair => {
    const own = left.get(to.id)
    if (own !== undefined) return [take(own), to]
    const namesake = [...left.values()].find(({ id, name }) => !later.has(id) && isSameName(name, to.name))
    const from = take(namesake)
    // It goes on under the id of the second phase, so that every change of it names one connector.
    return [from === null ? null : { ...from, id: to.id }, to]
  })
  return [...pairs, ...[...left.values()].map((from): Pair => [from, null])]
}

/** Reports whether Exchange Online takes two names for the same. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
