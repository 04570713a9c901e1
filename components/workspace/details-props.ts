import type { GoTo, RequestedProperty } from '#components/connectors/connectors-table'
import type { Draft } from '#lib/client/draft/draft'
import type { ChangeView, PhaseVersion } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** The properties of the cards below the matrix. */
export type DetailsProps = {
  document: ScenarioDocument
  phaseIndex: number
  invalidText: Draft['invalidText']
  target: RequestedProperty | null
  onGoTo: GoTo
  /** the phase that was just added, until its name has the focus */
  addedPhaseId: string | null
  onPhaseNamed: () => void
  /** the sides that the user chose for the comparison */
  before: PhaseVersion | null
  after: PhaseVersion | null
  onView: ChangeView
}
