import type { Tenant } from '#lib/matcher'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { addConnectors, replaceConnectors } from './connectors'
import { changeFacts } from './phases'

/** What an import brings into a phase, and into later ones that had the same if `withLaterPhases`. */
export type PhaseImport = {
  readonly phaseId: string
  /** `add`: beside those that are there; `replace`: in their place */
  readonly mode: 'add' | 'replace'
  readonly connectors: readonly ScenarioConnector[]
  /** null: the facts of the phase stay */
  readonly tenant: Tenant | null
  readonly withLaterPhases: boolean
  /** what the rest of the tenant says, to stay with the scenario; null leaves what is there */
  readonly collected: CollectedFacts | null
}

/** Puts an import into a document, as one change. */
export function takeImport({ phaseId, mode, connectors, tenant, withLaterPhases, collected }: PhaseImport) {
  return (document: ScenarioDocument): ScenarioDocument => {
    const facts =
      tenant === null
        ? null
        : changeFacts(phaseId, { tenant: { ...tenant, acceptedDomains: [...tenant.acceptedDomains] } }, withLaterPhases)
    const sets = mode === 'replace' ? replaceConnectors : addConnectors
    const changed =
      mode === 'add' && connectors.length === 0 ? document : sets(phaseId, connectors, withLaterPhases)(document)
    const next = facts === null ? changed : facts(changed)
    return collected === null ? next : { ...next, collected }
  }
}

/** Forgets what was read of the rest of the tenant. */
export function forgetCollected({ collected: _, ...document }: ScenarioDocument): ScenarioDocument {
  return document
}
