'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { SummaryWords } from '#components/scenarios/scenario-assessment'
import { Tag } from '#components/ui/tag'
import { PhaseSign } from '#components/verdict/phase-sign'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { type PhaseAssessment, summarize } from '#lib/scenario/wants/assessment'

/** A preview of the new scenario: its phases with MX and connectors, and the summary of its verdicts. */
export function ScenarioPreview({ document, waitingFor }: { document: ScenarioDocument | null; waitingFor: string }) {
  const t = useTranslations('scenarios.new.preview')
  const summary = useMemo(() => (document === null ? null : summarize(document)), [document])
  // A lock for a filter without addresses and names refuses everything. That is true, but useless while the form is
  // empty.
  const isUnfinished =
    document?.services.some(
      ({ kind, networks, certificateNames }) => kind === 'filter' && networks.length + certificateNames.length === 0,
    ) ?? false
  if (document === null || summary === null)
    return (
      <section
        aria-label={t('title')}
        className="min-h-40 rounded-xl border border-dashed border-line-strong p-5 text-sm text-ink-3"
      >
        {waitingFor}
      </section>
    )
  return (
    <section aria-labelledby="preview-title" className="rounded-xl border border-line bg-surface p-5 shadow-lift">
      <p className="text-xs text-ink-3">{t('title')}</p>
      <h2 id="preview-title" className="font-semibold tracking-tight wrap-anywhere">
        {document.title}
      </h2>
      {isUnfinished ? <p className="mt-1.5 text-sm text-ask">{t('unfinished')}</p> : <SummaryWords summary={summary} />}
      <ol className="mt-4">
        {document.phases.map((phase, index) => (
          <PreviewPhase
            key={phase.id}
            phase={phase}
            document={document}
            state={(isUnfinished ? null : summary.phases[index]?.state) ?? 'empty'}
            isLast={index === document.phases.length - 1}
          />
        ))}
      </ol>
      <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
        {t('counts', { services: document.services.length, samples: document.senders.length })}
      </p>
      {document.description !== '' && (
        <p className="mt-2 text-xs whitespace-pre-line text-ink-3 wrap-anywhere">{document.description}</p>
      )}
    </section>
  )
}

type PhaseProps = { phase: Phase; document: ScenarioDocument; state: PhaseAssessment['state']; isLast: boolean }

function PreviewPhase({ phase, document, state, isLast }: PhaseProps) {
  const t = useTranslations('scenarios')
  const target = phase.mx[0]?.to
  const service = document.services.find(({ id }) => id === target)
  const mx = target === 'microsoft' ? 'Microsoft' : service?.name
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-5 bottom-0 left-[0.5625rem] w-0.5 bg-line-strong" />}
      <PhaseSign state={state} className="relative size-5 shrink-0 text-[0.6875rem]" />
      <div className="min-w-0 text-sm">
        <p className="font-medium wrap-anywhere">
          {phase.name}
          <span className="sr-only">. {t(`list.states.${state}`, { phase: phase.name })}</span>
        </p>
        {mx !== undefined && <p className="text-ink-2 wrap-anywhere">{t('new.preview.mx', { target: mx })}</p>}
        <p className="mt-1 flex flex-wrap gap-1">
          {phase.connectors.map(({ id, name, enabled }) => (
            <Tag key={id} struck={!enabled}>
              {name}
            </Tag>
          ))}
          {phase.connectors.length === 0 && <span className="text-ink-3">{t('new.preview.noConnectors')}</span>}
        </p>
      </div>
    </li>
  )
}
