import { useMemo, useState } from 'react'
import { idleConnectors } from '#lib/client/views/idle-connectors'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'

export type Column = {
  readonly connector: ScenarioConnector
  /** the connector in the phase before; null where it is new, or there is no phase before */
  readonly was: ScenarioConnector | null
  readonly isNew: boolean
}

type Comparison = {
  readonly phase: Phase
  readonly previous: Phase | null
  /** whether those that are off are compared too */
  readonly isUnfolded: boolean
  /** the id of the connector that was last asked for; null where none was */
  readonly asked: string | null
}

type Columns = { readonly columns: readonly Column[]; readonly folded: readonly ScenarioConnector[] }

/** The connectors of a phase as columns, and those that are left out unless `isUnfolded`. */
export function useColumns({ phase, previous, isUnfolded, asked }: Comparison): Columns {
  const idle = useIdle(phase, previous, asked)
  return useMemo(() => {
    const before = new Map(previous?.connectors.map((connector) => [connector.id, connector]))
    const columns = phase.connectors.map((connector) => {
      const was = before.get(connector.id) ?? null
      return { connector, was, isNew: previous !== null && was === null }
    })
    return {
      columns: isUnfolded ? columns : columns.filter(({ connector }) => !idle.has(connector.id)),
      folded: phase.connectors.filter(({ id }) => idle.has(id)),
    }
  }, [phase.connectors, previous, idle, isUnfolded])
}

/**
 * The ids of the connectors that may be left out. One that was compared or asked for since the phase came on screen stays,
 * so that it does not vanish under the hand that switches it off.
 */
function useIdle(phase: Phase, previous: Phase | null, asked: string | null): ReadonlySet<string> {
  const idle = useMemo(() => idleConnectors(previous, phase), [previous, phase])
  const [seen, setSeen] = useState<Seen>({ phaseId: phase.id, ids: new Set() })
  const ids = seen.phaseId === phase.id ? seen.ids : new Set<string>()
  const compared = phase.connectors.flatMap(({ id }) => (idle.has(id) && id !== asked ? [] : [id]))
  const isNoted = seen.phaseId === phase.id && compared.every((id) => ids.has(id))
  if (!isNoted) setSeen({ phaseId: phase.id, ids: new Set([...ids, ...compared]) })
  return useMemo(() => new Set([...idle].filter((id) => !seen.ids.has(id))), [idle, seen])
}

type Seen = { readonly phaseId: string; readonly ids: ReadonlySet<string> }
