import { normalizeDomain } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { freeName } from '#lib/scenario/document/free-name'
import { LIMITS } from '#lib/scenario/document/limits'
import type { NewScenarioAnswers } from './answers'
import type { Participant } from './participants'

/** Gives whoever is new names that no connector and no service has yet. The same one keeps the names that it got. */
export function freshNames({ connectors }: Pick<NewScenarioAnswers, 'connectors'>, pasted: readonly Participant[]) {
  const locks = new Map(connectors.map(({ id, name }) => [id, name]))
  const services = new Map(pasted.map(({ service: { id, name } }) => [id, name]))
  const free = <One extends { readonly id: string; readonly name: string }>(
    one: One,
    names: Map<string, string>,
    longest: number,
  ) => {
    const name = names.get(one.id) ?? freeName(one.name, new Set([...names.values()].map(normalizeDomain)), longest)
    names.set(one.id, name)
    return { ...one, name }
  }
  const connector = (one: ScenarioConnector) => free(one, locks, LIMITS.connectorName)
  return {
    connector,
    participant: (one: Participant): Participant => ({
      ...one,
      service: free(one.service, services, LIMITS.title),
      lock: connector(one.lock),
    }),
  }
}
