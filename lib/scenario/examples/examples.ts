import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type MsxfaqTexts, msxfaqExperiments } from './msxfaq'
import { type SwitchTexts, vendorSwitch } from './vendor-switch'

type ExampleTexts = { readonly msxfaq: MsxfaqTexts; readonly vendorSwitch: SwitchTexts }

/** The two scenarios of a fresh database: the published experiments, and a plan as a team would write it. */
export function workedExamples(texts: ExampleTexts): [ScenarioDocument, ScenarioDocument] {
  return [msxfaqExperiments(texts.msxfaq), vendorSwitch(texts.vendorSwitch)]
}
