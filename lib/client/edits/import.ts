import { isEqual } from '#lib/client/draft/structural-sharing'
import type { Tenant } from '#lib/matcher'
import type { CollectedFacts } from '#lib/scenario/document/collected'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { addConnectors, replaceConnectors } from './connectors'
import { changeFacts, knowDirectSend } from './phases'

/** An import into a phase, and into later ones with equal values if `withLaterPhases`. */
export type PhaseImport = {
  readonly phaseId: string
  /** `add` keeps the other connectors of the phase; `replace` removes them */
  readonly mode: 'add' | 'replace'
  readonly connectors: readonly ScenarioConnector[]
  /** null keeps the tenant facts of the phase */
  readonly tenant: Tenant | null
  /** the text states RejectDirectSend, or somebody has answered it */
  readonly readsDirectSend: boolean
  readonly withLaterPhases: boolean
  /** the notes of phases whose connectors are replaced speak of those that go */
  readonly dropsNotes: boolean
  /** findings on the rest of the tenant, stored with the scenario; null keeps the stored ones */
  readonly collected: CollectedFacts | null
}

/** Applies an import to a document, as one edit. */
export function takeImport(taken: PhaseImport) {
  const { phaseId, mode, connectors, tenant, readsDirectSend, withLaterPhases, collected, dropsNotes } = taken
  return (document: ScenarioDocument): ScenarioDocument => {
    const facts =
      tenant === null
        ? null
        : changeFacts(phaseId, { tenant: { ...tenant, acceptedDomains: [...tenant.acceptedDomains] } }, withLaterPhases)
    const sets = mode === 'replace' ? replaceConnectors : addConnectors
    const changed =
      mode === 'add' && connectors.length === 0 ? document : sets(phaseId, connectors, withLaterPhases)(document)
    const noted = dropsNotes ? withoutOldNotes(document, changed) : changed
    const told = facts === null ? noted : facts(noted)
    const next = facts !== null && readsDirectSend ? knowDirectSend(told) : told
    return collected === null ? next : { ...next, collected }
  }
}

/** Without the notes of phases that have other connectors now. */
const withoutOldNotes = (before: ScenarioDocument, after: ScenarioDocument): ScenarioDocument => ({
  ...after,
  phases: after.phases.map((phase, index) =>
    phase.note === '' || isEqual(phase.connectors, before.phases[index]?.connectors) ? phase : { ...phase, note: '' },
  ),
})

/** Removes the stored findings on the rest of the tenant. */
export function forgetCollected({ collected: _, ...document }: ScenarioDocument): ScenarioDocument {
  return document
}
