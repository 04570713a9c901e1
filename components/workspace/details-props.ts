import type { GoTo, RequestedProperty } from '#components/connectors/connectors-table'
import type { Draft } from '#lib/client/draft/draft'
import type { ChangeView, PhaseVersion } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'

/** What the workspace hands to the parts below its matrix. */
export type DetailsProps = {
  document: ScenarioDocument
  /** the document the summary is about */
  summarized: ScenarioDocument
  summary: Summary | null
  phaseIndex: number
  invalidText: Draft['invalidText']
  target: RequestedProperty | null
  onGoTo: GoTo
  /** the phase that was just added, until its name has the focus */
  addedPhaseId: string | null
  onPhaseNamed: () => void
  onSelect: (phaseId: string, senderId: string) => void
  /** the sides of the comparison that were chosen */
  before: PhaseVersion | null
  after: PhaseVersion | null
  onView: ChangeView
}
