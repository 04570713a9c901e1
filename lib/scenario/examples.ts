import type { ScenarioDocument } from './document'
import { msxfaqExperiments } from './examples/msxfaq'
import { vendorSwitch } from './examples/vendor-switch'
import type { Language } from './language'

/** The two scenarios of a fresh database: what was observed, and a plan as a team would write it. */
export function workedExamples(language: Language): ScenarioDocument[] {
  return [msxfaqExperiments(language), vendorSwitch(language)]
}
