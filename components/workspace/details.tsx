'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { ChangesCard } from '#components/comparing/changes-card'
import { ConnectorsCard } from '#components/connectors/connectors-card'
import type { Target } from '#components/connectors/connectors-table'
import { CoverageCard } from '#components/coverage/coverage-card'
import { DeliverersCard } from '#components/deliverers/deliverers-card'
import { ExpectationsCard } from '#components/expectations/expectations-card'
import { SurveyProvider } from '#components/exposure/survey'
import { FindingsCard, type GoTo } from '#components/findings/findings-card'
import { InvariantsCard } from '#components/invariants/invariants-card'
import { PhaseCard } from '#components/phases/phase-card'
import { Samples } from '#components/proving/witness'
import { QuestionsCard } from '#components/questions/questions-card'
import { ServicesCard } from '#components/services/services-card'
import type { Draft } from '#lib/client/draft'
import type { Summary } from '#lib/scenario/assessment'
import type { ScenarioDocument } from '#lib/scenario/document'

const CollectedCard = dynamic(() => import('#components/import/collected-card').then((m) => m.CollectedCard))

type Props = {
  document: ScenarioDocument
  /** the document the summary is about */
  summed: ScenarioDocument
  summary: Summary | null
  phaseIndex: number
  raw: Draft['raw']
  target: Target | null
  onGoTo: GoTo
  onSelect: (phaseId: string, senderId: string) => void
}

/** What stands below the verdicts: the connectors of the phase, the phase itself, findings, questions, expectations, services. */
export const Details = memo(function Details({
  document,
  summed,
  summary,
  phaseIndex,
  raw,
  target,
  onGoTo,
  onSelect,
}: Props) {
  const { phases, answers, services, senders, deliverers, collected } = document
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <>
      <Samples document={document} phaseId={phase.id} onSelect={onSelect}>
        <SurveyProvider phase={phase} answers={answers}>
          <ConnectorsCard phases={phases} services={services} phaseIndex={phaseIndex} raw={raw} target={target} />
        </SurveyProvider>
        <InvariantsCard document={document} phaseId={phase.id} />
        <ChangesCard document={document} phaseIndex={phaseIndex} />
        <CoverageCard senders={senders} services={services} phase={phase} phaseIndex={phaseIndex} />
      </Samples>
      <PhaseCard phases={phases} services={services} phaseIndex={phaseIndex} raw={raw} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <FindingsCard phase={phase} phaseIndex={phaseIndex} onGoTo={onGoTo} />
          <ServicesCard services={services} senders={senders} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <QuestionsCard document={summed} summary={summary} />
          <ExpectationsCard document={summed} onSelect={onSelect} />
        </div>
      </div>
      {collected && <CollectedCard facts={collected} />}
      <DeliverersCard deliverers={deliverers} services={services} />
    </>
  )
})
