'use client'

import { ChangesCard } from '#components/comparing/changes-card'
import { DeliverersCard } from '#components/deliverers/deliverers-card'
import { FindingsCard } from '#components/findings/findings-card'
import { PlanFindingsCard } from '#components/findings/plan-findings-card'
import { PhaseCard } from '#components/phases/phase-card'
import { QuestionsCard } from '#components/questions/questions-card'
import { ServicesCard } from '#components/services/services-card'
import { loadOnDemand } from '#components/ui/load-on-demand'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { DetailsProps } from './details-props'

const CollectedCard = loadOnDemand(() => import('#components/import/collected-card').then((m) => m.CollectedCard))

/** The cards below the connectors: invariants, changes, coverage, phase, findings, services, questions and others. */
export function LowerCards({
  document,
  edited,
  phase,
  phaseIndex,
  invalidText,
  onGoTo,
  addedPhaseId,
  onPhaseNamed,
  before,
  after,
  onView,
}: DetailsProps & {
  phase: Phase
  /** the document with the last keystroke, for cards with fields */
  edited: ScenarioDocument
}) {
  const { services, senders, collected } = document
  return (
    <>
      <PlanFindingsCard document={document} />
      <ChangesCard document={document} phaseIndex={phaseIndex} before={before} after={after} onView={onView} />
      <PhaseCard
        phases={edited.phases}
        services={edited.services}
        phaseIndex={phaseIndex}
        invalidText={invalidText}
        isAdded={phase.id === addedPhaseId}
        onNamed={onPhaseNamed}
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <FindingsCard phase={phase} phaseIndex={phaseIndex} onGoTo={onGoTo} />
          <ServicesCard services={services} senders={senders} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <QuestionsCard document={document} />
        </div>
      </div>
      {collected && <CollectedCard facts={collected} phaseId={phase.id} />}
      <DeliverersCard deliverers={edited.deliverers} services={edited.services} />
    </>
  )
}
