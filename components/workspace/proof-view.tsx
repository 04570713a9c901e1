'use client'

import { ChangesCard } from '#components/comparing/changes-card'
import { useWholeDocument } from '#components/editing/document'
import { ExposureTotals } from '#components/exposure/exposure-totals'
import { SurveyProvider } from '#components/exposure/survey'
import { PhaseTabs } from '#components/phases/phase-line'
import { QuestionsCard } from '#components/questions/questions-card'
import { Card } from '#components/ui/card'
import { useViewing } from '#components/viewing/viewing'

/** What is proved beside the plan: what a step changes, who gets in at all, and what hangs on open questions. */
export function ProofView() {
  const document = useWholeDocument()
  const { phaseIndex, view, onView } = useViewing()
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <div className="flex min-w-0 flex-col gap-4 pt-3">
      <PhaseTabs />
      <ChangesCard
        document={document}
        phaseIndex={phaseIndex}
        before={view.before}
        after={view.after}
        onView={onView}
      />
      <SurveyProvider phase={phase} answers={document.answers}>
        <Card>
          <ExposureTotals phase={phase} services={document.services} />
        </Card>
      </SurveyProvider>
      <QuestionsCard document={document} />
    </div>
  )
}
