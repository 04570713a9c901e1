'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { PhaseSign } from '#components/verdict/phase-sign'
import { scenarioOptions } from '#lib/client/queries/scenarios'
import { type PhaseAssessment, type Summary, summarize } from '#lib/scenario/assessment'
import type { ScenarioDocument } from '#lib/scenario/document'

/** The phase line of a scenario in small, and in a few words what it comes to. */
export function ScenarioAssessment({ id }: { id: string }) {
  const { data } = useQuery(scenarioOptions(id))
  const summary = useMemo(() => (data === undefined ? null : summarize(data.document)), [data])
  if (data === undefined || summary === null) return <div aria-hidden className="h-11" />
  return (
    <div>
      <PhaseDots document={data.document} phases={summary.phases} />
      <SummaryWords summary={summary} />
    </div>
  )
}

function PhaseDots({ document, phases }: { document: ScenarioDocument; phases: readonly PhaseAssessment[] }) {
  const t = useTranslations('scenarios.list')
  return (
    <ol aria-label={t('phases')} className="flex flex-wrap items-center gap-y-1">
      {phases.map(({ phaseId, state }, index) => {
        const text = t(`states.${state}`, { phase: document.phases[index]?.name ?? '' })
        return (
          <li key={phaseId} className="flex items-center" title={text}>
            {index > 0 && <span aria-hidden className="h-0.5 w-3 bg-line-strong sm:w-5" />}
            <PhaseSign state={state} className="size-5 text-[0.6875rem]" />
            <span className="sr-only">{text}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** The worst first; nothing to say is said too. */
export function SummaryWords({ summary: { phases, lost, delayed, sideEntrance, questions } }: { summary: Summary }) {
  const t = useTranslations('scenarios.list.summary')
  const from = (index: number | null) => (index ?? 0) + 1
  const words: { key: string; tone: string; text: string }[] = []
  if (lost.from !== null)
    words.push({
      key: 'lost',
      tone: 'text-lost',
      text: t('lost', { count: lost.senders.length, phase: from(lost.from) }),
    })
  if (delayed.from !== null)
    words.push({
      key: 'delayed',
      tone: 'text-lost',
      text: t('delayed', { count: delayed.senders.length, phase: from(delayed.from) }),
    })
  if (sideEntrance.state === 'open')
    words.push({ key: 'open', tone: 'text-open', text: t('open', { phase: from(sideEntrance.from) }) })
  if (sideEntrance.state === 'shared')
    words.push({ key: 'shared', tone: 'text-open', text: t('shared', { phase: from(sideEntrance.from) }) })
  if (questions.length > 0)
    words.push({ key: 'questions', tone: 'text-ask', text: t('questions', { count: questions.length }) })
  if (words.length === 0) words.push(quietWords())
  function quietWords() {
    if (phases.every(({ state }) => state === 'empty')) return { key: 'empty', tone: 'text-ink-3', text: t('empty') }
    if (sideEntrance.state === 'untested') return { key: 'untested', tone: 'text-ink-2', text: t('untested') }
    return { key: 'fine', tone: 'text-good', text: t('fine') }
  }
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3 text-sm">
      {words.map(({ key, tone, text }) => (
        <span key={key} className={tone}>
          {text}
        </span>
      ))}
    </p>
  )
}
