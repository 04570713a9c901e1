'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { PlanProvider, useIsProved, usePlan } from '#components/plan/plan-provider'
import { SummaryLines } from '#components/scenarios/scenario-assessment'
import { PhaseSign } from '#components/verdict/phase-sign'
import { usePhaseText } from '#components/verdict/phase-text'
import { changesOfPhase, type PhaseChange } from '#lib/client/new-scenario/phase-steps'
import { phaseNumber } from '#lib/client/views/names'
import { phaseTone, shownStanding, type Tone } from '#lib/client/views/plan-words'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { toListed } from '#lib/scenario/wants/listed-summary'

/** A preview of the new scenario: what each phase changes, in sentences, and the summary of its verdicts. */
export const ScenarioPreview = ({ document }: { document: ScenarioDocument }) => (
  <PlanProvider document={document}>
    <Preview document={document} />
  </PlanProvider>
)

function Preview({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('scenarios.new.preview')
  const textOf = usePhaseText()
  const { cellsOf } = usePlan()
  const { acceptedRisks, services, phases, senders, description } = document
  // A lock whose filter is not described refuses everything: true, and of no use before anything is filled in.
  const isUnfinished = services.some(
    ({ kind, networks, certificateNames }) => kind === 'filter' && networks.length + certificateNames.length === 0,
  )
  return (
    <section aria-labelledby="preview-title" className="rounded-lg border border-line bg-paper p-4 sm:p-5">
      <h3 id="preview-title" className="font-semibold tracking-tight">
        {t('title', { count: phases.length })}
      </h3>
      {isUnfinished ? (
        <p className="mt-1.5 text-sm text-ask">{t('unfinished')}</p>
      ) : (
        <PreviewSummary document={document} />
      )}
      <ol className="mt-4">
        {phases.map((phase, index) => {
          const standing = shownStanding(isUnfinished ? null : cellsOf(phase.id), acceptedRisks)
          return (
            <PreviewPhase
              key={phase.id}
              phase={phase}
              sign={phaseNumber(index)}
              changes={changesOfPhase(document, index)}
              tone={phaseTone(standing)}
              state={textOf(standing)}
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
  const { summary, cellsOf } = usePlan()
  const isProved = useIsProved(document)
  const listed = useMemo(
    () =>
      summary === null || !isProved
        ? null
        : toListed(
            document,
            summary,
            document.phases.map(({ id }) => cellsOf(id) ?? []),
          ),
    [document, summary, cellsOf, isProved],
  )
  if (listed === null) return <p className="mt-1.5 text-sm text-ink-3">{t('checking')}</p>
  return <SummaryLines summary={listed} />
}

type PhaseProps = {
  phase: Phase
  /** as other sentences name the phase: `③` */
  sign: string
  changes: readonly PhaseChange[]
  tone: Tone
  state: string
  isLast: boolean
}

function PreviewPhase({ phase, sign, changes, tone, state, isLast }: PhaseProps) {
  const format = useFormatter()
  const day = phase.plannedOn === null ? null : new Date(`${phase.plannedOn}T00:00:00Z`)
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-5 bottom-0 left-[0.5625rem] w-0.5 bg-line-strong" />}
      <PhaseSign tone={tone} className="relative size-5 shrink-0 text-2xs" />
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-medium wrap-anywhere">
            {sign} {phase.name}
            <span className="sr-only">. {state}</span>
          </p>
          {day !== null && (
            <time dateTime={phase.plannedOn ?? undefined} className="text-ink-2">
              {format.dateTime(day, { dateStyle: 'medium', timeZone: 'UTC' })}
            </time>
          )}
        </div>
        <p className="mt-0.5 text-ink-2 wrap-anywhere">
          {changes.map((change) => (
            <ChangeSentence key={`${change.kind} ${'target' in change ? change.target : ''}`} change={change} />
          ))}
        </p>
      </div>
    </li>
  )
}

/** As many names as a sentence lists; the others are counted. */
const LISTED = 4

function ChangeSentence({ change }: { change: PhaseChange }) {
  const t = useTranslations('scenarios.new.preview')
  const format = useFormatter()
  const list = (names: readonly string[]) => {
    const rest = names.length - LISTED
    return format.list(rest <= 0 ? names : [...names.slice(0, LISTED), t('more', { count: rest })])
  }
  if ('domains' in change)
    return <>{t(`changes.${change.kind}`, { domains: list(change.domains), target: change.target })} </>
  return <>{t(`changes.${change.kind}`, { names: list(change.names), count: change.names.length })} </>
}
