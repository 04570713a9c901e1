'use client'

import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Card, CardSection } from '#components/ui/card'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, Service } from '#lib/scenario/document/document'
import { ExposureCell } from './exposure-cell'
import { ExposureTotals } from './exposure-totals'

type Props = { phase: Phase; phaseIndex: number; services: readonly Service[] }

/** Who gets in at all in a phase: by which connector, by any of them, and without one. */
export function ExposureCard({ phase, phaseIndex, services }: Props) {
  const t = useTranslations('proof.exposure')
  return (
    <Card title={t('card', { phase: phaseNumber(phaseIndex) })} note={t('cardNote')} className="min-w-0">
      <ul>
        {phase.connectors.map((connector) => (
          <li
            key={connector.id}
            className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line px-4 py-2 phone:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <span className={`min-w-0 [overflow-wrap:anywhere] ${connector.enabled ? '' : 'text-ink-3'}`}>
              <FreeText>{connector.name}</FreeText>
            </span>
            <ExposureCell connector={connector} phase={phase} services={services} />
          </li>
        ))}
      </ul>
      <CardSection>
        <ExposureTotals phase={phase} services={services} />
      </CardSection>
    </Card>
  )
}
