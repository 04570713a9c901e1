import type { ScenarioDocument } from '#lib/scenario/document/document'
import { applyToPhases, type RemedyStep } from '#lib/scenario/wants/remedy'

/** Does what a remedy says, in the phase and in later ones as far as they have the same there. */
export const applyRemedy =
  (phaseId: string, remedy: RemedyStep) =>
  (document: ScenarioDocument): ScenarioDocument => {
    const index = document.phases.findIndex(({ id }) => id === phaseId)
    return index < 0 ? document : { ...document, phases: applyToPhases(document.phases, index, remedy) }
  }
