'use client'

import { memo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { usePlan } from '#components/plan/plan-provider'
import { FreeText } from '#components/shell/free-text'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { PhaseSign } from '#components/verdict/phase-sign'
import { phaseNumber } from '#lib/client/views/names'
import { shownPhaseState, signOf } from '#lib/client/views/plan-words'
import type { Phase } from '#lib/scenario/document/document'
import { AddPhase } from './add-phase'

type Props = {
  phases: Phase[]
  phaseId: string
  onSelect: (phaseId: string) => void
  onAdded: (phaseId: string) => void
}

/** The phases in their order: how each stands, in one line. Choosing one shows it below. */
export const PhaseLine = memo(function PhaseLine({ phases, phaseId, onSelect, onAdded }: Props) {
  const t = useTranslations('workspace.phases')
  const line = useRef<HTMLOListElement>(null)
  useScrolledIntoView(line, '[aria-current]', phaseId)
  return (
    <nav aria-label={t('title')} className="flex flex-wrap items-start gap-x-3 sm:flex-nowrap">
      <ol
        ref={line}
        className="scrolls-sideways relative flex min-w-0 flex-1 basis-full [--behind:var(--paper)] snap-x overflow-x-auto px-1 pt-1 pb-2 sm:basis-auto"
      >
        {phases.map((phase, index) => (
          <PhaseStep
            key={phase.id}
            phase={phase}
            index={index}
            isCurrent={phase.id === phaseId}
            isLast={index === phases.length - 1}
            onSelect={onSelect}
          />
        ))}
      </ol>
      <AddPhase phases={phases} phaseId={phaseId} onSelect={onSelect} onAdded={onAdded} />
    </nav>
  )
})

type StepProps = {
  phase: Phase
  index: number
  isCurrent: boolean
  isLast: boolean
  onSelect: (phaseId: string) => void
}

function PhaseStep({ phase, index, isCurrent, isLast, onSelect }: StepProps) {
  const t = useTranslations('workspace.phases')
  const texts = useTranslations('plan.phase')
  const { cellsOf, isStale, isBrokenOff } = usePlan()
  const cells = cellsOf(phase.id)
  const state = cells === null && isBrokenOff ? 'unproved' : shownPhaseState(cells)
  return (
    <li
      className={`relative flex snap-start flex-col items-start ${isLast ? 'min-w-40' : 'min-w-40 flex-1'} sm:min-w-44`}
    >
      {!isLast && <span aria-hidden className="absolute top-3.5 right-1 left-8 h-px bg-line-strong" />}
      <button
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onSelect(phase.id)}
        className="group flex max-w-[min(100%,18rem)] min-w-0 flex-col items-start gap-1.5 rounded-lg pr-4 pb-1 text-left"
      >
        <PhaseSign
          state={signOf(state)}
          className={`relative size-7 text-sm ${isCurrent ? 'ring-4 ring-accent-soft' : ''}`}
        />
        <span className="min-w-0">
          <span
            className={`line-clamp-3 font-semibold [overflow-wrap:anywhere] ${isCurrent ? 'underline decoration-2 underline-offset-4' : 'group-hover:underline'}`}
          >
            {phaseNumber(index)} <FreeText>{phase.name || t('unnamed')}</FreeText>
          </span>
          <span className="sr-only">: </span>
          <span className={`line-clamp-3 text-xs text-ink-2 sm:text-sm ${isStale(phase.id) ? 'stale' : ''}`}>
            {texts(state)}
          </span>
        </span>
      </button>
    </li>
  )
}
