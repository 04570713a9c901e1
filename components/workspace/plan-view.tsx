'use client'

import { useDeferredValue } from 'react'
import { ConnectorsCard } from '#components/connectors/connectors-card'
import { useDocument, useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { SurveyProvider } from '#components/exposure/survey'
import { FindingsCard } from '#components/findings/findings-card'
import { PhaseFindingsProvider } from '#components/findings/phase-findings'
import { PlanFindingsCard } from '#components/findings/plan-findings-card'
import { PlanWarnings } from '#components/findings/plan-warnings'
import { Matrix } from '#components/matrix/matrix'
import { PhaseStory } from '#components/phases/phase-story'
import { Decisions } from '#components/plan/decisions'
import { PlanSummary } from '#components/plan/plan-summary'
import { useViewing } from '#components/viewing/viewing'

/** One element for all renders, so that the lists render again only when they change. */
const PLAN_WARNINGS = <PlanWarnings />

/** For a reader what happens phase by phase; what the plan comes to, who gets in in which phase, and the connectors of the phase on screen. */
export function PlanView() {
  const editing = useEditing()
  return (
    <div className="min-w-0">
      {editing === null && <ForReaders />}
      <PlanSummary warnings={PLAN_WARNINGS} />
      <Matrix />
      <Connectors />
    </div>
  )
}

/** For whoever reads a plan and does not edit it: what there is to decide, and what happens. */
const ForReaders = () => (
  <>
    <Decisions document={useWholeDocument()} />
    <PhaseStory />
  </>
)

/** The connectors of the phase with the last keystroke; what is said of all senders follows a moment later. */
function Connectors() {
  const { phaseIndex } = useViewing()
  const edited = useWholeDocument()
  const earlier = useDeferredValue(edited)
  const phases = useDocument((document) => document.phases)
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const settled = earlier.phases[phaseIndex]?.id === phase.id ? earlier : edited
  const settledPhase = settled.phases[phaseIndex] ?? phase
  return (
    <PhaseFindingsProvider phase={settledPhase}>
      <SurveyProvider phase={settledPhase} answers={settled.answers}>
        <section id="connectors" tabIndex={-1} className="min-w-0 outline-none">
          <ConnectorsCard phases={phases} services={edited.services} phaseIndex={phaseIndex} />
          <FindingsCard phase={settledPhase} phaseIndex={phaseIndex} />
          <PlanFindingsCard document={settled} />
        </section>
      </SurveyProvider>
    </PhaseFindingsProvider>
  )
}
