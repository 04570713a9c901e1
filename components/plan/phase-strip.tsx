'use client'

import { useTranslations } from 'use-intl'
import { PanelSection } from '#components/ui/side-panel'
import { ToneIcon } from '#components/verdict/tones'
import { phaseNumber } from '#lib/client/views/names'
import type { Tone } from '#lib/client/views/plan-words'
import type { Phase } from '#lib/scenario/document/document'

type Props = {
  phases: readonly Phase[]
  phaseIndex: number
  textOf: (phase: Phase, index: number) => { readonly tone: Tone; readonly word: string }
  onSelect: (phaseId: string) => void
}

/** How the same row stands in every phase, as small buttons that lead there. */
export function PhaseStrip({ phases, phaseIndex, textOf, onSelect }: Props) {
  const t = useTranslations('plan.panel')
  if (phases.length < 2) return null
  return (
    <PanelSection title={t('every')}>
      <ol className="grid grid-cols-[repeat(auto-fit,minmax(3.25rem,1fr))] gap-1">
        {phases.map((phase, index) => {
          const { tone, word } = textOf(phase, index)
          const label = t('phaseOf', { phase: `${phaseNumber(index)} ${phase.name}`, word })
          return (
            <li key={phase.id}>
              <button
                type="button"
                aria-label={label}
                title={label}
                aria-current={index === phaseIndex ? 'step' : undefined}
                onClick={() => onSelect(phase.id)}
                className="flex h-7 w-full items-center justify-center gap-1.5 rounded-md border border-line text-ink-2 hover:border-ink-3 aria-[current=step]:border-accent aria-[current=step]:text-ink aria-[current=step]:inset-ring aria-[current=step]:inset-ring-accent max-phone:h-9"
              >
                <ToneIcon tone={tone} />
                {phaseNumber(index)}
              </button>
            </li>
          )
        })}
      </ol>
    </PanelSection>
  )
}
