'use client'

import { useDeferredValue } from 'react'
import { ConnectorsCard } from '#components/connectors/connectors-card'
import { useDocument, useWholeDocument } from '#components/editing/document'
import { SurveyProvider } from '#components/exposure/survey'
import { FindingsCard } from '#components/findings/findings-card'
import { PhaseFindingsProvider } from '#components/findings/phase-findings'
import { PlanFindingsCard } from '#components/findings/plan-findings-card'
import { PlanWarnings } from '#components/findings/plan-warnings'
import { Matrix } from '#components/matrix/matrix'
import { PlanSummary } from '#components/plan/plan-summary'
import { useViewing } from '#components/viewing/viewing'

/** One element for all renders, so that the lists render again only when they change. */
const PLAN_WARNINGS = <PlanWarnings />

/** What the plan comes to, who gets in in which phase, and the connectors of the phase on screen. */
export function PlanView() {
  return (
    <div className="min-w-0">
      <PlanSummary warnings={PLAN_WARNINGS} />
      <Matrix />
      <Connectors />
    </div>
  )
}

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
      <SurveyProvider document={settled} phase={settledPhase} phaseIndex={phaseIndex}>
        <section id="connectors" tabIndex={-1} className="min-w-0 outline-none">
          <ConnectorsCard phases={phases} services={edited.services} phaseIndex={phaseIndex} />
          <FindingsCard phase={settledPhase} phaseIndex={phaseIndex} />
          <PlanFindingsCard document={settled} />
        </section>
      </SurveyProvider>
    </PhaseFindingsProvider>
  )
}
