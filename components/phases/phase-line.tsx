'use client'

import { Check, CircleDashed, CircleQuestionMark, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { markOfPhase } from '#lib/client/view-names'
import type { PhaseAssessment, Summary } from '#lib/scenario/assessment'
import type { ScenarioDocument } from '#lib/scenario/document'
import { usePhaseText } from './phase-text'

const STATES: Record<PhaseAssessment['state'], { Icon: typeof Check; dot: string }> = {
  ok: { Icon: Check, dot: 'border-good bg-surface text-good' },
  if: { Icon: CircleQuestionMark, dot: 'border-ask bg-surface text-ask' },
  bad: { Icon: TriangleAlert, dot: 'border-lost bg-surface text-lost' },
  empty: { Icon: CircleDashed, dot: 'border-line-strong bg-surface text-ink-3' },
}

type Props = {
  document: ScenarioDocument
  summary: Summary | null
  phaseId: string
  onSelect: (phaseId: string) => void
  actions: ReactNode
}

/** The phases in their order: how each stands, in one line. Choosing one shows it below. */
export const PhaseLine = memo(function PhaseLine({ document, summary, phaseId, onSelect, actions }: Props) {
  const t = useTranslations('workspace.phases')
  const { phases } = document
  return (
    <nav aria-label={t('title')} className="flex items-start gap-3">
      <ol className="flex min-w-0 flex-1 snap-x overflow-x-auto px-1 pt-1 pb-2">
        {phases.map((phase, index) => (
          <PhaseStep
            key={phase.id}
            document={document}
            index={index}
            assessment={summary?.phases[index] ?? null}
            isCurrent={phase.id === phaseId}
            isLast={index === phases.length - 1}
            onSelect={onSelect}
          />
        ))}
      </ol>
      {actions}
    </nav>
  )
})

type StepProps = {
  document: ScenarioDocument
  index: number
  assessment: PhaseAssessment | null
  isCurrent: boolean
  isLast: boolean
  onSelect: (phaseId: string) => void
}

function PhaseStep({ document, index, assessment, isCurrent, isLast, onSelect }: StepProps) {
  const t = useTranslations('workspace.phases')
  const text = usePhaseText(document, index, assessment)
  const phase = document.phases[index]
  if (phase === undefined) return null
  const state = assessment?.state ?? 'empty'
  const { Icon, dot } = STATES[state]
  return (
    <li className={`relative flex snap-start ${isLast ? 'min-w-40' : 'min-w-40 flex-1'} sm:min-w-44`}>
      {!isLast && <span aria-hidden className="absolute top-3.5 right-1 left-8 h-px bg-line-strong" />}
      <button
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onSelect(phase.id)}
        className="group flex max-w-72 min-w-0 flex-1 flex-col items-start gap-1.5 rounded-lg pr-4 pb-1 text-left"
      >
        <span
          className={`relative grid size-7 place-items-center rounded-full border-2 ${dot} ${isCurrent ? 'ring-4 ring-accent-soft' : ''}`}
        >
          <Icon aria-hidden className="size-3.5" strokeWidth={2.6} />
        </span>
        <span className="min-w-0">
          <span
            className={`font-semibold break-words ${isCurrent ? 'underline decoration-2 underline-offset-4' : 'group-hover:underline'}`}
          >
            {markOfPhase(index)} {phase.name || t('unnamed')}
          </span>
          <span className="sr-only">, {t(`states.${state}`)}: </span>
          <span className="line-clamp-3 text-xs text-ink-2 sm:text-sm">{text}</span>
        </span>
      </button>
    </li>
  )
}
