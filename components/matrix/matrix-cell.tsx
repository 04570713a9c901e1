'use client'

import { memo } from 'react'
import { TONE_LOOKS } from '#components/verdict/tones'
import type { Tone } from '#lib/client/views/plan-words'

type Props = {
  tone: Tone
  word: string
  /** the word for a narrow column */
  short: string
  /** said of the cell where it alone is heard or pointed at */
  label: string
  row: number
  column: number
  phaseId: string
  /** a *who* or a sample: what a click selects */
  who?: string
  senderId?: string
  isSelected: boolean
  isTabStop: boolean
  isStale?: boolean
}

/**
 * One cell of the matrix: icon, word, and a ground where it is not as wanted; of a sample quieter than of a *who*. The
 * grid handles its clicks. All properties are primitive, so React can skip unchanged cells.
 */
export const MatrixCell = memo(function MatrixCell(props: Props) {
  const { tone, word, short, label, row, column, phaseId, who, senderId, isSelected, isTabStop, isStale } = props
  const { Icon, text, cell } = TONE_LOOKS[tone]
  const ground = senderId === undefined || isSelected ? cell : 'font-normal'
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-current={isSelected ? 'true' : undefined}
      data-cell={`${row}:${column}`}
      data-phase={phaseId}
      data-who={who}
      data-sender={senderId}
      tabIndex={isTabStop ? 0 : -1}
      className={`relative block h-[31px] w-full truncate rounded-md pr-1.5 pl-[29px] text-left leading-[29px] -outline-offset-2 hover:inset-ring hover:inset-ring-current/45 group-data-[narrow]/matrix:pr-1 group-data-[narrow]/matrix:pl-6 group-data-[narrow]/matrix:text-xs max-slim:h-9 max-slim:leading-9 ${text} ${ground} ${isStale ? 'stale' : ''} ${isSelected ? 'outline-2 outline-accent' : ''}`}
    >
      <Icon
        aria-hidden
        className="absolute top-[calc(50%-7px)] left-[9px] size-3.5 group-data-[narrow]/matrix:left-[7px]"
        strokeWidth={2.2}
      />
      <span className="group-data-[short]/matrix:hidden max-slim:hidden">{word}</span>
      <span className="hidden group-data-[short]/matrix:inline max-slim:inline">{short}</span>
    </button>
  )
})
