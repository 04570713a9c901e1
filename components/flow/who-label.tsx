'use client'

import { useTranslations } from 'use-intl'
import { useCellTexts } from '#components/plan/cell-texts'
import { usePlan } from '#components/plan/plan-provider'
import { useWhoNames } from '#components/plan/who-texts'
import { FreeText } from '#components/shell/free-text'
import { TONE_FILLS, ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import type { Phase, Service } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'

/** A row of the matrix at the start of its bands: its name, the word of its cell, and what a press selects. */
export function WhoLabel(props: { who: WhoKey; phase: Phase; services: readonly Service[]; isSelected: boolean }) {
  const { who, phase, services, isSelected } = props
  const t = useTranslations('plan')
  const name = useWhoNames(services)(who)
  const { cellAt } = usePlan()
  const { selectWho } = useViewing()
  const { tone, word, note } = useCellTexts()(cellAt(phase.id, who))
  const label = t('cellLabel', { who: name, phase: phase.name, word })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-current={isSelected ? 'true' : undefined}
      data-cell={who}
      data-phase={phase.id}
      data-who={who}
      className={`relative flex h-full w-full flex-col justify-center rounded-md pr-3 pl-1.5 text-left leading-4 hover:bg-sunken ${isSelected ? 'outline-2 outline-accent' : ''}`}
      onClick={() => selectWho(phase.id, who)}
    >
      <span
        aria-hidden
        className={`absolute inset-y-0.5 right-0 w-1 rounded-sm bg-current forced-colors:bg-[CanvasText] max-phone:hidden ${TONE_FILLS[tone]}`}
      />
      <span className="w-full truncate font-medium">
        <FreeText>{name}</FreeText>
      </span>
      <span className="flex w-full items-center gap-1 text-xs">
        <ToneIcon tone={tone} className="size-3" />
        <span className="truncate text-ink-2">{note === null ? word : `${word}, ${note}`}</span>
      </span>
    </button>
  )
}
