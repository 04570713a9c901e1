'use client'

import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { PlanWarnings } from '#components/findings/plan-warnings'
import { Matrix } from '#components/matrix/matrix'
import { PlanSummary } from '#components/plan/plan-summary'
import { useSettled } from '#components/plan/settled'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { useViewing } from '#components/viewing/viewing'
import { phaseNumber } from '#lib/client/views/names'

const PhaseConnectors = loadOnDemand(
  () => import('./phase-connectors').then((m) => m.PhaseConnectors),
  ConnectorsOutline,
)

/** One element for all renders, so that the lists render again only when they change. */
const PLAN_WARNINGS = <PlanWarnings />

/** What the plan comes to, who gets in in which phase, and the connectors of the phase on screen. */
export function PlanView() {
  return (
    <div className="min-w-0">
      <PlanSummary warnings={PLAN_WARNINGS} />
      <Matrix />
      <section id="connectors" tabIndex={-1} className="min-w-0 outline-none">
        {useSettled() ? <PhaseConnectors /> : <ConnectorsOutline />}
      </section>
    </div>
  )
}

/** The outline of the connectors until the first verdict is there and they are fetched, with their title in its place. */
function ConnectorsOutline() {
  const t = useTranslations('connectors')
  const { phaseIndex } = useViewing()
  const phase = useDocument(({ phases }) => phases[phaseIndex])
  if (phase === undefined) return null
  return (
    <div aria-busy className="min-w-0">
      <h2 className="flex min-h-13 items-center py-2 text-lg font-semibold tracking-tight">
        {t('title', { phase: `${phaseNumber(phaseIndex)} ${phase.name}` })}
      </h2>
      <div aria-hidden className="flex flex-col gap-2 border-t border-line pt-4">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <span key={row} className="h-14 animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />
        ))}
      </div>
    </div>
  )
}
