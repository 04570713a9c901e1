'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { PlanProvider, usePlan } from '#components/plan/plan-provider'
import { SummaryLines } from '#components/scenarios/scenario-assessment'
import { Tag } from '#components/ui/tag'
import { PhaseSign } from '#components/verdict/phase-sign'
import { type PhaseSignName, shownPhaseState, signOf } from '#lib/client/views/plan-words'
import type { Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { toListed } from '#lib/scenario/wants/listed-summary'

/** A preview of the new scenario: its phases with MX and connectors, and the summary of its verdicts. */
export function ScenarioPreview({ document, waitingFor }: { document: ScenarioDocument | null; waitingFor: string }) {
  const t = useTranslations('scenarios.new.preview')
  if (document === null)
    return (
      <section
        aria-label={t('title')}
        className="min-h-40 rounded-xl border border-dashed border-line-strong p-5 text-sm text-ink-3"
      >
        {waitingFor}
      </section>
    )
  return (
    <PlanProvider document={document}>
      <Preview document={document} />
    </PlanProvider>
  )
}

function Preview({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('scenarios.new.preview')
  const states = useTranslations('plan.phase')
  const { cellsOf } = usePlan()
  const { services, phases, senders, title, description } = document
  // A lock whose filter is not described refuses everything: true, and of no use before anything is filled in.
  const isUnfinished = services.some(
    ({ kind, networks, certificateNames }) => kind === 'filter' && networks.length + certificateNames.length === 0,
  )
  return (
    <section aria-labelledby="preview-title" className="rounded-xl border border-line bg-surface p-5">
      <p className="text-xs text-ink-3">{t('title')}</p>
      <h2 id="preview-title" className="font-semibold tracking-tight wrap-anywhere">
        {title}
      </h2>
      {isUnfinished ? (
        <p className="mt-1.5 text-sm text-ask">{t('unfinished')}</p>
      ) : (
        <PreviewSummary document={document} />
      )}
      <ol className="mt-4">
        {phases.map((phase, index) => {
          const state = isUnfinished ? 'checking' : shownPhaseState(cellsOf(phase.id))
          return (
            <PreviewPhase
              key={phase.id}
              phase={phase}
              services={services}
              sign={signOf(state)}
              state={states(state)}
              isLast={index === phases.length - 1}
            />
          )
        })}
      </ol>
      <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
        {t('counts', { services: services.length, samples: senders.length })}
      </p>
      {description !== '' && <p className="mt-2 text-xs whitespace-pre-line text-ink-3 wrap-anywhere">{description}</p>}
    </section>
  )
}

/** What the plan comes to, once all of it is known. */
function PreviewSummary({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('scenarios.list')
  const { summary, cellsOf, isComplete } = usePlan()
  const listed = useMemo(
    () =>
      summary === null || !isComplete
        ? null
        : toListed(
            document,
            summary,
            document.phases.map(({ id }) => cellsOf(id) ?? []),
          ),
    [document, summary, cellsOf, isComplete],
  )
  if (listed === null) return <p className="mt-1.5 text-sm text-ink-3">{t('checking')}</p>
  return <SummaryLines summary={listed} />
}

type PhaseProps = { phase: Phase; services: readonly Service[]; sign: PhaseSignName; state: string; isLast: boolean }

function PreviewPhase({ phase, services, sign, state, isLast }: PhaseProps) {
  const t = useTranslations('scenarios')
  const nameOf = (id: string) => (id === MICROSOFT ? 'Microsoft' : services.find((one) => one.id === id)?.name)
  const targets = phase.mx[0]?.to.map(nameOf).filter((name) => name !== undefined) ?? []
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-5 bottom-0 left-[0.5625rem] w-0.5 bg-line-strong" />}
      <PhaseSign state={sign} className="relative size-5 shrink-0 text-2xs" />
      <div className="min-w-0 text-sm">
        <p className="font-medium wrap-anywhere">
          {phase.name}
          <span className="sr-only">. {state}</span>
        </p>
        {targets.length > 0 && (
          <p className="text-ink-2 wrap-anywhere">{t('new.preview.mx', { target: targets.join(', ') })}</p>
        )}
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
