'use client'

import { memo, type Ref, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { usePlan } from '#components/plan/plan-provider'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { PhaseSign } from '#components/verdict/phase-sign'
import { usePhaseText } from '#components/verdict/phase-text'
import { TONE_LOOKS } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { findMxStrands, type MxStrand } from '#lib/client/views/mx-moves'
import { phaseNumber } from '#lib/client/views/names'
import { phaseTone, shownStanding, type Tone } from '#lib/client/views/plan-words'
import type { Phase } from '#lib/scenario/document/document'
import { AddPhase } from './add-phase'
import { MxMoves, Strands } from './mx-strands'
import { PhaseName } from './phase-name'

type LineProps = {
  /** of the list that scrolls sideways with the matrix */
  ref: Ref<HTMLOListElement>
  className: string
}

/**
 * The phases in their order as the head of the matrix: how each stands, and where MX moves. Choosing one shows its
 * connectors.
 */
export function PhaseLine({ ref, className }: LineProps) {
  const t = useTranslations('workspace.phases')
  const phases = useDocument((document) => document.phases)
  const { document } = usePlan()
  const { phaseIndex } = useViewing()
  const strands = useMemo(() => findMxStrands(document), [document])
  return (
    <nav aria-label={t('title')} className="relative min-w-0">
      <ol ref={ref} className={className}>
        {phases.map((phase, index) => (
          <PhaseStep
            key={phase.id}
            phase={phase}
            index={index}
            isCurrent={index === phaseIndex}
            strands={strands}
            isLast={index === phases.length - 1}
          />
        ))}
      </ol>
      <AddPhase />
    </nav>
  )
}

/** How a phase stands, and how many of its cells are so. */
function usePhaseState(phaseId: string): {
  readonly tone: Tone
  readonly text: string
  /** for the head of a column */
  readonly short: string
  readonly isStale: boolean
} {
  const t = useTranslations('plan')
  const { document, cellsOf, isStale, isBrokenOff } = usePlan()
  const cells = cellsOf(phaseId)
  const [textOf, shortOf] = [usePhaseText(), usePhaseText('phaseShort')]
  const known = shownStanding(cells, document.acceptedRisks)
  const standing = cells === null && isBrokenOff ? { ...known, state: 'unproved' as const } : known
  const tone = phaseTone(standing)
  const isFault = tone !== 'good' && tone !== 'quiet' && known.count > 0
  const counted = (state: string) => (isFault ? t('phaseCount', { state, count: known.count }) : state)
  return {
    tone,
    text: counted(textOf(standing)),
    short: counted(shortOf(standing)),
    isStale: isStale(phaseId),
  }
}

type StepProps = {
  phase: Phase
  index: number
  isCurrent: boolean
  strands: readonly MxStrand[]
  isLast: boolean
}

const PhaseStep = memo(function PhaseStep({ phase, index, isCurrent, strands, isLast }: StepProps) {
  const t = useTranslations('workspace.phases')
  const { select } = useViewing()
  const { tone, text, short, isStale } = usePhaseState(phase.id)
  const name = `${phaseNumber(index)}\u00a0${phase.name || t('unnamed')}`
  const weight = isCurrent ? 'font-semibold' : 'font-medium'
  return (
    <li className={`relative min-w-0 ${isCurrent ? 'bg-accent-soft' : ''}`}>
      <button
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        title={`${name}: ${text}`}
        onClick={() => select(phase.id, null)}
        className="grid h-21 w-full content-end pr-1.5 pb-1.5 pl-[11px] text-left -outline-offset-3 hover:bg-sunken/60 aria-[current=step]:bg-transparent aria-[current=step]:after:absolute aria-[current=step]:after:inset-x-0 aria-[current=step]:after:-bottom-px aria-[current=step]:after:h-0.5 aria-[current=step]:after:bg-accent"
      >
        <span className="flex h-6 items-center">
          <PhaseSign tone={tone} isFilled={isCurrent} className="size-5" />
        </span>
        <PhaseName
          mark={phaseNumber(index)}
          name={phase.name || t('unnamed')}
          className={`leading-4.5 group-data-[narrow]/matrix:line-clamp-2 group-data-[narrow]/matrix:h-[35px] group-data-[narrow]/matrix:whitespace-normal group-data-[narrow]/matrix:leading-[17px] max-slim:!block max-slim:!h-auto max-slim:!truncate ${weight}`}
        />
        <span className="sr-only">: {text}</span>
        <span
          aria-hidden
          className={`truncate text-xs leading-[17px] group-data-[narrow]/matrix:hidden max-slim:!block ${TONE_LOOKS[tone].text} ${isStale ? 'stale' : ''}`}
        >
          {short}
        </span>
      </button>
      <Strands strands={strands} index={index} isLast={isLast} />
      <MxMoves strands={strands} index={index} />
    </li>
  )
})

/** The phases in one line of tabs, for the views without a matrix. It scrolls before it cuts a name that is not long. */
export function PhaseTabs() {
  const t = useTranslations('workspace.phases')
  const phases = useDocument((document) => document.phases)
  const { phaseIndex } = useViewing()
  const line = useRef<HTMLOListElement>(null)
  useScrolledIntoView(line, '[aria-current]', phases[phaseIndex]?.id ?? '')
  return (
    <nav aria-label={t('title')} className="sticky top-frame z-10 -mx-gutter bg-paper px-gutter print:static">
      <ol
        ref={line}
        className="-ml-[11px] grid auto-cols-[minmax(max-content,22rem)] grid-flow-col overflow-x-auto border-b border-line [scrollbar-width:none]"
      >
        {phases.map((phase, index) => (
          <PhaseTab key={phase.id} phase={phase} index={index} isCurrent={index === phaseIndex} />
        ))}
      </ol>
    </nav>
  )
}

function PhaseTab({ phase, index, isCurrent }: Pick<StepProps, 'phase' | 'index' | 'isCurrent'>) {
  const t = useTranslations('workspace.phases')
  const { select } = useViewing()
  const { tone, text } = usePhaseState(phase.id)
  const name = `${phaseNumber(index)}\u00a0${phase.name || t('unnamed')}`
  return (
    <li className="min-w-0">
      <button
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        title={`${name}: ${text}`}
        onClick={() => select(phase.id, null)}
        className="relative flex h-10 w-full items-center gap-2 px-[11px] text-left font-medium -outline-offset-3 hover:bg-sunken/60 aria-[current=step]:bg-accent-soft aria-[current=step]:font-semibold aria-[current=step]:after:absolute aria-[current=step]:after:inset-x-0 aria-[current=step]:after:bottom-0 aria-[current=step]:after:h-0.5 aria-[current=step]:after:bg-accent"
      >
        <PhaseSign tone={tone} isFilled={isCurrent} className="size-5" />
        <PhaseName mark={phaseNumber(index)} name={phase.name || t('unnamed')} className="max-w-72 min-w-0" />
        <span className="sr-only">: {text}</span>
      </button>
    </li>
  )
}
