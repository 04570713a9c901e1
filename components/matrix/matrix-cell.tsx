'use client'

import { memo } from 'react'
import { StateChip } from '#components/verdict/state-chip'
import type { SampleState } from '#lib/scenario/wants/assessment'

type Props = {
  state: SampleState
  word: string
  end: string
  label: string
  isConditional: boolean
  row: number
  column: number
  phaseId: string
  senderId: string
  isSelected: boolean
  isTabStop: boolean
}

/**
 * One verdict of the matrix. The grid handles its clicks. All properties are primitive, so React can skip unchanged
 * cells.
 */
export const MatrixCell = memo(function MatrixCell(props: Props) {
  const { state, word, end, label, isConditional, row, column, phaseId, senderId, isSelected, isTabStop } = props
  return (
    <td className="px-1 py-1 last:pr-3">
      <button
        type="button"
        aria-label={label}
        title={label}
        aria-current={isSelected ? 'true' : undefined}
        data-cell={`${row}:${column}`}
        data-phase={phaseId}
        data-sender={senderId}
        tabIndex={isTabStop ? 0 : -1}
        className={`flex min-h-8 max-w-full items-center rounded-lg p-0.5 ${isSelected ? 'ring-2 ring-accent' : 'hover:ring-1 hover:ring-line-strong'}`}
      >
        <StateChip state={state} word={word} end={end} isConditional={isConditional} />
      </button>
    </td>
  )
})
