import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Language } from '#lib/scenario/document/language'
import { msxfaqExperiments } from './msxfaq'
import { vendorSwitch } from './vendor-switch'

/** The two scenarios of a fresh database: what was observed, and a plan as a team would write it. */
export function workedExamples(language: Language): ScenarioDocument[] {
  return [msxfaqExperiments(language), vendorSwitch(language)]
}
