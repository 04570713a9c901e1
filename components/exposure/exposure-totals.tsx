'use client'

import { useTranslations } from 'use-intl'
import { ProofProgress } from '#components/proof/proof-progress'
import { Witness } from '#components/proof/witness'
import type { Exposure } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { ExposureLines } from './exposure-lines'
import { useSurvey } from './survey'

type Props = { phase: Phase; services: readonly Service[] }

/** Who gets in at all in a phase, by any connector and without one. */
export function ExposureTotals({ phase, services }: Props) {
  const t = useTranslations('proof.exposure')
  const { proof } = useSurvey()
  const { answer, isStale } = proof
  return (
    <section aria-label={t('title', { phase: phase.name })}>
      <h3 className="sr-only">{t('title', { phase: phase.name })}</h3>
      <ProofProgress proof={proof} />
      {answer !== null && (
        <div className={`grid gap-x-6 gap-y-3 md:grid-cols-2 ${isStale ? 'stale' : ''}`}>
          <Total title={t('total')} note={t('totalNote')} exposure={answer.total} phase={phase} services={services} />
          <Total
            title={t('withoutConnector')}
            note={t('withoutNote')}
            exposure={answer.withoutConnector}
            phase={phase}
            services={services}
          />
        </div>
      )}
    </section>
  )
}

function Total({
  title,
  note,
  exposure,
  phase,
  services,
}: Props & { title: string; note: string; exposure: Exposure }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h4 className="text-sm font-medium">
        {title} <span className="font-normal text-ink-3">{note}</span>
      </h4>
      <ExposureLines exposure={exposure} phase={phase} services={services} />
      {exposure.witness !== null && <Witness witness={exposure.witness} sample="sender" />}
    </div>
  )
}
