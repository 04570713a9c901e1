'use client'

import { memo, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useGates } from '#components/invariants/gates'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { PhaseSign } from '#components/verdict/phase-sign'
import { phaseNumber } from '#lib/client/views/names'
import { NOTHING_PROVED, type ProvedPhase, provedPhases, worseState } from '#lib/client/views/proved-phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { PhaseAssessment, Summary } from '#lib/scenario/wants/assessment'
import { AddPhase } from './add-phase'
import { usePhaseText } from './phase-text'

/** Loaded on demand with the first proof, so that the verdicts do not wait for it. */
const PhaseGates = loadOnDemand(() => import('./phase-gates').then(({ PhaseGates: gates }) => gates))

type Props = {
  document: ScenarioDocument
  summary: Summary | null
  phaseId: string
  onSelect: (phaseId: string) => void
  onAdded: (phaseId: string) => void
}

/** The phases in order, each with its state in one line. Selecting a phase shows it below. */
export const PhaseLine = memo(function PhaseLine({ document, summary, phaseId, onSelect, onAdded }: Props) {
  const t = useTranslations('workspace.phases')
  const { phases } = document
  const { gates } = useGates()
  const proved = useMemo(() => provedPhases(document, gates), [document, gates])
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
            document={document}
            index={index}
            assessment={summary?.phases[index] ?? null}
            proved={proved[index] ?? NOTHING_PROVED}
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
  document: ScenarioDocument
  index: number
  assessment: PhaseAssessment | null
  proved: ProvedPhase
  isCurrent: boolean
  isLast: boolean
  onSelect: (phaseId: string) => void
}

function PhaseStep({ document, index, assessment, proved, isCurrent, isLast, onSelect }: StepProps) {
  const t = useTranslations('workspace.phases')
  const text = usePhaseText(document, index, assessment, proved)
  const phase = document.phases[index]
  if (phase === undefined) return null
  const isGuarded = document.invariants.some(({ phaseIds }) => phaseIds.includes(phase.id))
  const state = worseState(assessment?.state ?? 'empty', proved)
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
        <PhaseSign state={state} className={`relative size-7 text-sm ${isCurrent ? 'ring-4 ring-accent-soft' : ''}`} />
        <span className="min-w-0">
          <span
            className={`line-clamp-3 font-semibold [overflow-wrap:anywhere] ${isCurrent ? 'underline decoration-2 underline-offset-4' : 'group-hover:underline'}`}
          >
            {phaseNumber(index)} {phase.name || t('unnamed')}
          </span>
          <span className="sr-only">, {t(`states.${state}`)}: </span>
          <span className="line-clamp-3 text-xs text-ink-2 sm:text-sm">{text}</span>
        </span>
      </button>
      {isGuarded && (
        <div className="mt-0.5 min-h-6 text-xs sm:text-sm">
          <PhaseGates document={document} index={index} onSelect={onSelect} />
        </div>
      )}
    </li>
  )
}
