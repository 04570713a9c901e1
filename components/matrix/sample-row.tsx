'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { useCellWords } from '#components/verdict/cell-words'
import { factsOf } from '#lib/client/views/names'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { assess } from '#lib/scenario/wants/assessment'
import { MatrixCell } from './matrix-cell'

type Props = {
  document: ScenarioDocument
  sender: ScenarioSender
  index: number
  selectedPhaseId: string | null
  tabStopPhaseId: string | null
  canEdit: boolean
  measure: (element: HTMLTableRowElement | null) => void
}

/** The row of a sample sender, with its verdict in every phase. */
export const SampleRow = memo(function SampleRow(props: Props) {
  const { document, sender, index, selectedPhaseId, tabStopPhaseId, canEdit, measure } = props
  const wordsOf = useCellWords()
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className="*:border-t *:border-line">
      <SenderHeader sender={sender} index={index} canEdit={canEdit} />
      {document.phases.map((phase, column) => {
        const cell = assess(document, column, sender)
        const { start, end, label } = wordsOf(cell, phase)
        return (
          <MatrixCell
            key={phase.id}
            state={cell.state}
            word={start}
            end={end}
            label={`${sender.name}, ${phase.name}: ${label}`}
            isConditional={cell.hangsOn.length > 0 && cell.state !== 'uncertain'}
            row={index}
            column={column + 1}
            phaseId={phase.id}
            senderId={sender.id}
            isSelected={phase.id === selectedPhaseId}
            isTabStop={phase.id === tabStopPhaseId}
          />
        )
      })}
    </tr>
  )
})

function SenderHeader({ sender, index, canEdit }: { sender: ScenarioSender; index: number; canEdit: boolean }) {
  const t = useTranslations('workspace.matrix')
  const facts = factsOf(sender, { tls: 'TLS', noTls: t('noTls'), nullSender: t('nullSender') })
  const name = sender.name || t('unnamed')
  return (
    <th scope="row" className="sticky left-0 z-10 bg-surface px-4 py-1.5 text-left align-middle font-normal sm:px-4.5">
      {canEdit ? (
        <button
          type="button"
          tabIndex={-1}
          data-cell={`${index}:0`}
          data-edit={sender.id}
          aria-label={t('editSender', { name })}
          className="-mx-1 block rounded-md px-1 text-left font-medium break-words hover:underline"
        >
          <FreeText>{name}</FreeText>
        </button>
      ) : (
        <span className="block font-medium break-words">
          <FreeText>{name}</FreeText>
        </span>
      )}
      <span className="flex flex-wrap gap-x-1.5 font-mono text-[0.6875rem] text-ink-3">
        {facts.map((fact, at) => (
          <span key={fact} className="max-w-full truncate">
            {fact}
            {at < facts.length - 1 && ' ·'}
          </span>
        ))}
        {facts.length === 0 && t('noFacts')}
      </span>
    </th>
  )
}
