import type { ScenarioDocument } from '#lib/scenario/document/document'

/** A change of a scenario document. It returns the changed document; unchanged parts stay the same objects. */
export type Edit = (document: ScenarioDocument) => ScenarioDocument
