'use client'

import { ChangesCard } from '#components/comparing/changes-card'
import { useWholeDocument } from '#components/editing/document'
import { ExposureCard } from '#components/exposure/exposure-card'
import { SurveyProvider } from '#components/exposure/survey'
import { PhaseTabs } from '#components/phases/phase-line'
import { QuestionsCard } from '#components/questions/questions-card'
import { useViewing } from '#components/viewing/viewing'

/** What is proved beside the plan: what a step changes, who gets in at all, and what hangs on open questions. */
export function ProofView() {
  const document = useWholeDocument()
  const { phaseIndex, view, onView } = useViewing()
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <>
      <PhaseTabs />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 pt-4 @min-[1100px]:grid-cols-[minmax(0,1.55fr)_minmax(22.5rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ChangesCard
            document={document}
            phaseIndex={phaseIndex}
            before={view.before}
            after={view.after}
            onView={onView}
          />
          <SurveyProvider document={document} phase={phase} phaseIndex={phaseIndex}>
            <ExposureCard phase={phase} phaseIndex={phaseIndex} services={document.services} />
          </SurveyProvider>
        </div>
        <QuestionsCard document={document} />
      </div>
    </>
  )
}
