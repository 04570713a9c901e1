'use client'

import { useDeferredValue } from 'react'
import { ConnectorsCard } from '#components/connectors/connectors-card'
import { useDocument, useWholeDocument } from '#components/editing/document'
import { SurveyProvider } from '#components/exposure/survey'
import { FindingsCard } from '#components/findings/findings-card'
import { PhaseFindingsProvider } from '#components/findings/phase-findings'
import { PlanFindingsCard } from '#components/findings/plan-findings-card'
import { useViewing } from '#components/viewing/viewing'

/** The connectors of the phase with the last keystroke; what is said of all senders follows a moment later. */
export function PhaseConnectors() {
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
        <ConnectorsCard phases={phases} services={edited.services} phaseIndex={phaseIndex} />
        <FindingsCard phase={settledPhase} phaseIndex={phaseIndex} />
        <PlanFindingsCard document={settled} />
      </SurveyProvider>
    </PhaseFindingsProvider>
  )
}
