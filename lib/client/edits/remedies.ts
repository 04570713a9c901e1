import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { applyStep, type Remedy } from '#lib/scenario/wants/remedy'
import { addConnectors, setProperties } from './connectors'

/** Does what a remedy says, in the phase and in later ones that have the same connectors. */
export const applyRemedy =
  (phaseId: string, remedy: Remedy) =>
  (document: ScenarioDocument): ScenarioDocument => {
    const phase = document.phases.find(({ id }) => id === phaseId)
    if (phase === undefined) return document
    if (remedy.kind === 'addConnector') return addConnectors(phaseId, [remedy.connector], true)(document)
    const after = applyStep(phase, remedy)
    return after.connectors.reduce<ScenarioDocument>((changed, connector) => {
      const before = phase.connectors.find(({ id }) => id === connector.id)
      if (before === undefined || isEqual(before, connector)) return changed
      const { id: connectorId, ...properties } = connector
      return setProperties({ phaseId, connectorId, withLaterPhases: true }, properties)(changed)
    }, document)
  }
