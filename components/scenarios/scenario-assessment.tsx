'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PhaseSign } from '#components/verdict/phase-sign'
import { scenarioOptions } from '#lib/client/api/scenarios'
import { useSummary } from '#lib/client/workers/use-summary'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { PhaseAssessment, Summary } from '#lib/scenario/wants/assessment'

/** A small phase line of a scenario, and its summary in a few words. */
export function ScenarioAssessment({ id }: { id: string }) {
  const { data } = useQuery(scenarioOptions(id))
  return data === undefined ? <AssessmentPlaceholder /> : <Assessed document={data.document} />
}

/** The summary of the sample senders. It says that invariants are only checked when the scenario is opened. */
function Assessed({ document }: { document: ScenarioDocument }) {
  const t = useTranslations('scenarios.list')
  const { summary } = useSummary(document)
  if (summary === null) return <AssessmentPlaceholder />
  return (
    <div>
      <PhaseDots document={document} phases={summary.phases} />
      <SummaryWords summary={summary} />
      {document.invariants.length > 0 && (
        <p className="text-sm text-ink-3">{t('invariants', { count: document.invariants.length })}</p>
      )}
    </div>
  )
}

/** Takes the height of the assessment until it is there. */
const AssessmentPlaceholder = () => <div aria-hidden className="h-11" />

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

/** The words of a summary, worst first. Without problems it says so. */
export function SummaryWords({ summary }: { summary: Summary }) {
  const t = useTranslations('scenarios.list.summary')
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3 text-sm">
      {wordsOf(summary, t).map(({ key, tone, text }) => (
        <span key={key} className={tone}>
          {text}
        </span>
      ))}
    </p>
  )
}

type T = ReturnType<typeof useTranslations<'scenarios.list.summary'>>
type SummaryWord = { readonly key: string; readonly tone: string; readonly text: string }

function wordsOf(summary: Summary, t: T): readonly SummaryWord[] {
  const { lost, delayed, perhapsLost, sideEntrance, questions, phases } = summary
  const words: SummaryWord[] = []
  const add = (key: 'lost' | 'delayed' | 'perhapsLost', tone: string, { senders, from }: Summary['lost']) => {
    if (from !== null) words.push({ key, tone, text: t(key, { count: senders.length, phase: from + 1 }) })
  }
  add('lost', 'text-lost', lost)
  add('delayed', 'text-lost', delayed)
  add('perhapsLost', 'text-ask', perhapsLost)
  const { state, from } = sideEntrance
  if (state !== 'closed' && state !== 'untested')
    words.push({ key: state, tone: DOOR_TONES[state], text: t(state, { phase: (from ?? 0) + 1 }) })
  const perhapsFrom = phases.findIndex(({ perhapsOpen }) => perhapsOpen.length > 0)
  if (state === 'shared' && perhapsFrom >= 0)
    words.push({ key: 'perhaps', tone: DOOR_TONES.perhaps, text: t('perhaps', { phase: perhapsFrom + 1 }) })
  if (questions.length > 0)
    words.push({ key: 'questions', tone: 'text-ask', text: t('questions', { count: questions.length }) })
  return words.length > 0 ? words : [wordWithoutTrouble(summary, t)]
}

const DOOR_TONES = { open: 'text-open', shared: 'text-open', perhaps: 'text-ask', perhapsShared: 'text-ask' } as const

function wordWithoutTrouble({ phases, sideEntrance }: Summary, t: T): SummaryWord {
  if (phases.every(({ state }) => state === 'empty')) return { key: 'empty', tone: 'text-ink-3', text: t('empty') }
  if (sideEntrance.state === 'untested') return { key: 'untested', tone: 'text-ink-2', text: t('untested') }
  return { key: 'fine', tone: 'text-good', text: t('fine') }
}
