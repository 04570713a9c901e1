'use client'

import { DeliverersCard } from '#components/deliverers/deliverers-card'
import { useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { CollectedCard } from '#components/import/collected-card'
import { PhaseCard } from '#components/phases/phase-card'
import { PhaseTabs } from '#components/phases/phase-line'
import { PlanSettings } from '#components/plan/plan-settings'
import { ServicesCard } from '#components/services/services-card'
import { useViewing } from '#components/viewing/viewing'
import { Description } from './description'

/** What is known: services, who else delivers directly, domains and MX, and the settings of the tenant. */
export function FactsView() {
  const editing = useEditing()
  const { description, services, senders, phases, deliverers, collected } = useWholeDocument()
  const { phaseIndex } = useViewing()
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <div className="flex min-w-0 flex-col gap-4 pt-3">
      <PhaseTabs />
      {editing && <Description text={description} change={editing.change} />}
      <ServicesCard services={services} senders={senders} />
      <DeliverersCard deliverers={deliverers} services={services} />
      <PhaseCard phases={phases} services={services} phaseIndex={phaseIndex} />
      <PlanSettings />
      {collected && <CollectedCard facts={collected} phaseId={phase.id} />}
    </div>
  )
}
