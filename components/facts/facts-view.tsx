'use client'

import { ChevronLeft, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { DeliverersCard } from '#components/deliverers/deliverers-card'
import { PhaseDns } from '#components/dns/phase-dns'
import { useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { CollectedCard } from '#components/import/collected-card'
import { PhaseCard } from '#components/phases/phase-card'
import { PhaseTabs } from '#components/phases/phase-line'
import { PlanSettings } from '#components/plan/plan-settings'
import { Button } from '#components/ui/button'
import { useForgetFactField } from '#components/viewing/fact-field'
import { useViewing } from '#components/viewing/viewing'
import { Description } from './description'
import { FactsIndex } from './facts-index'
import { ServiceFacts } from './service-facts'

/** What is known: services, who else delivers directly, domains and MX, and the settings of the tenant; one at a time. */
export function FactsView() {
  const t = useTranslations('workspace.facts')
  const services = useTranslations('workspace.services')
  const editing = useEditing()
  const { view, showView } = useViewing()
  const document = useWholeDocument()
  useForgetFactField()
  const isChosen = view.fact !== null
  const fact = view.fact ?? firstFact(document.services)
  return (
    <>
      <PhaseTabs />
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 py-2">
        <h2 className="text-lg font-semibold tracking-tight">{t('title')}</h2>
        <p className="text-ink-3 max-phone:hidden">{t('note')}</p>
        {editing !== null && (
          <Button className="ml-auto" onClick={() => editing.open({ kind: 'service' })}>
            <Plus aria-hidden className="size-4" />
            {services('add')}
          </Button>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 phone:grid-cols-[15.5rem_minmax(0,1fr)]">
        <div className={isChosen ? 'max-phone:hidden' : ''}>
          <FactsIndex chosen={fact === 'dns' ? 'phase' : fact} />
        </div>
        <div className={`min-w-0 ${isChosen ? '' : 'max-phone:hidden'}`}>
          <button
            type="button"
            onClick={() => showView('facts', null)}
            className="mb-2 inline-flex h-9 items-center gap-0.5 rounded-md pr-2 font-medium text-accent phone:hidden"
          >
            <ChevronLeft aria-hidden className="size-4" />
            {t('all')}
          </button>
          <Fact fact={fact} />
        </div>
      </div>
    </>
  )
}

const firstFact = ([first]: readonly { readonly id: string }[]): string =>
  first === undefined ? 'phase' : `service:${first.id}`

/** What the index names: a service, or one of the other facts. */
function Fact({ fact }: { fact: string }) {
  const document = useWholeDocument()
  const editing = useEditing()
  const { phaseIndex } = useViewing()
  const { services, deliverers, phases, collected, description } = document
  const phase = phases[phaseIndex]
  if (phase === undefined) return null
  const service = services.find(({ id }) => fact === `service:${id}`)
  if (service !== undefined) return <ServiceFacts key={service.id} service={service} />
  switch (fact) {
    case 'deliverers':
      return <DeliverersCard deliverers={deliverers} services={services} />
    case 'wanted':
      return <PlanSettings />
    case 'about':
      return <Description text={description} change={editing?.change ?? null} />
    case 'collected':
      return collected === undefined ? null : <CollectedCard facts={collected} phaseId={phase.id} />
    default:
      return (
        <div className="flex flex-col gap-4">
          <PhaseCard phases={phases} services={services} phaseIndex={phaseIndex} />
          <PhaseDns key={phase.id} phase={phase} services={services} isAsked={fact === 'dns'} />
        </div>
      )
  }
}
