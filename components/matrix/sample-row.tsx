'use client'

import { memo, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { useCellWords } from '#components/verdict/cell-words'
import { factsOf } from '#lib/client/views/names'
import { sampleTone } from '#lib/client/views/plan-words'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { assess } from '#lib/scenario/wants/assessment'
import { MatrixCell } from './matrix-cell'

type Props = {
  document: ScenarioDocument
  sender: ScenarioSender
  index: number
  /** the phase on screen, whose column is marked */
  phaseId: string
  isSelected: boolean
  isTabStop: boolean
  canEdit: boolean
  measure: Ref<HTMLTableRowElement> | undefined
}

/** The row of a sample sender, with its verdict in every phase. */
export const SampleRow = memo(function SampleRow(props: Props) {
  const { document, sender, index, phaseId, isSelected, isTabStop, canEdit, measure } = props
  const wordsOf = useCellWords()
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className="h-9 max-slim:h-13.5">
      <SenderHeader sender={sender} index={index} canEdit={canEdit} />
      {document.phases.map((phase, column) => {
        const cell = assess(document, column, sender)
        const { word, label } = wordsOf(cell, phase)
        const isHere = phase.id === phaseId
        return (
          <td
            key={phase.id}
            className={`border-b border-line p-0.5 ${isHere ? 'bg-accent-soft/60' : 'bg-sunken/70 max-slim:hidden'}`}
          >
            <MatrixCell
              tone={sampleTone(cell)}
              word={word}
              short={word}
              label={`${sender.name}, ${phase.name}: ${label}`}
              row={index}
              column={column + 1}
              phaseId={phase.id}
              senderId={sender.id}
              isSelected={isSelected && isHere}
              isTabStop={isTabStop && isHere}
            />
          </td>
        )
      })}
    </tr>
  )
})

function SenderHeader({ sender, index, canEdit }: { sender: ScenarioSender; index: number; canEdit: boolean }) {
  const t = useTranslations('workspace.matrix')
  const facts = factsOf(sender, { tls: 'TLS', noTls: t('noTls'), nullSender: t('nullSender') })
  const name = sender.name || t('unnamed')
  const line = facts.length === 0 ? t('noFacts') : facts.join(' · ')
  const texts = (
    <>
      <span className="block truncate leading-4">
        <FreeText>{name}</FreeText>
      </span>
      <span className="block truncate font-mono text-2xs leading-3.5 text-ink-3">{line}</span>
    </>
  )
  return (
    <th
      scope="row"
      title={`${name}\n${line}`}
      className="sticky left-0 z-[1] border-b border-line bg-sunken pr-2.5 pl-5 text-left align-middle font-normal max-slim:static max-slim:max-w-[calc(100vw-10rem)]"
    >
      {canEdit ? (
        <button
          type="button"
          tabIndex={-1}
          data-cell={`${index}:0`}
          data-edit={sender.id}
          aria-label={t('editSender', { name })}
          className="block w-full min-w-0 rounded-md text-left hover:underline"
        >
          {texts}
        </button>
      ) : (
        texts
      )}
    </th>
  )
}
