import type { ScenarioDocument } from '#lib/scenario/document/document'
import { applyToPhases, type Remedy } from '#lib/scenario/wants/remedy'

/** Does what a remedy says, in the phases that it says. */
export const applyRemedy =
  (remedy: Remedy) =>
  (document: ScenarioDocument): ScenarioDocument => ({
    ...document,
    phases: applyToPhases(document.phases, remedy, remedy.phaseIds),
  })
