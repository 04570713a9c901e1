'use client'

import { X } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useQuestionTexts } from '#components/verdict/conditions'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { answerQuestion } from '#lib/client/edits/senders'
import { phaseNumber } from '#lib/client/views/names'
import type { QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { byWorst } from '#lib/scenario/wants/result-table'
import type { WhoKey } from '#lib/scenario/wants/who'
import { CellActions } from './cell-actions'
import { CellTests } from './cell-tests'
import { useCellTexts } from './cell-texts'
import { PartView } from './part-view'
import { usePlan } from './plan-provider'
import { Remedies } from './remedies'
import { ToneChip } from './tone-chip'
import { useWhoNames } from './who-texts'

type Props = { document: ScenarioDocument; phaseIndex: number; who: WhoKey; onClose: () => void }

/** All that is to be said of a cell: how it stands, what is wanted and why, what fails, what it hangs on, and what mends it. */
export const CellPanel = memo(function CellPanel({ document, phaseIndex, who, onClose }: Props) {
  const t = useTranslations('plan.panel')
  const nameOf = useWhoNames(document.services)
  const textsOf = useCellTexts()
  const plan = usePlan()
  const record = useRecord()
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  const cell = plan.cellAt(phase.id, who)
  const { tone, word, note } = textsOf(cell)
  const parts = [...(cell?.parts ?? [])].sort(byWorst)
  return (
    <ScrollRegion
      id="why"
      label={t('label')}
      className="scroll-mt-28 rounded-xl border border-line bg-surface p-4 shadow-lift sm:p-4.5 wide:sticky wide:top-16 wide:scroll-mt-16 wide:max-h-[calc(100dvh-5rem)] wide:self-start wide:overflow-y-auto"
    >
      <div className="flex items-start justify-between gap-2">
        <div aria-live="polite" aria-atomic="true" className="flex min-w-0 flex-col items-start gap-2">
          <ToneChip tone={tone} word={word} note={note} />
          <h2 className="text-lg leading-tight font-semibold tracking-tight break-words">
            {t('heading', { who: nameOf(who), phase: `${phaseNumber(phaseIndex)} ${phase.name}` })}
          </h2>
        </div>
        <button
          type="button"
          aria-label={t('close')}
          onClick={() => {
            // The button goes with the panel: the focus returns to the cell.
            focusCell(phase.id, who)
            onClose()
          }}
          className="grid size-7 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <div className={`mt-3.5 flex flex-col gap-3.5 ${plan.isStale(phase.id) ? 'stale' : ''}`}>
        {parts.map((part, index) => (
          <PartView
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one cell have no name, and keep their order until it is judged anew
            key={index}
            part={part}
            services={document.services}
            onRecord={record}
          />
        ))}
        {cell !== null && <Remedies document={document} phaseIndex={phaseIndex} cell={cell} />}
        {cell !== null && <CellActions document={document} phaseIndex={phaseIndex} cell={cell} />}
        <CellTests document={document} phaseIndex={phaseIndex} who={who} />
      </div>
    </ScrollRegion>
  )
})

function focusCell(phaseId: string, who: WhoKey): void {
  const [cell] = [...window.document.querySelectorAll<HTMLElement>('[data-who]')].filter(
    ({ dataset }) => dataset.who === who && dataset.phase === phaseId,
  )
  cell?.focus()
}

/** Records an answer to an open question; null where nothing can be changed. */
function useRecord(): ((question: QuestionId, answer: string) => void) | null {
  const t = useTranslations('plan.panel.announce')
  const editing = useEditing()
  const { when } = useQuestionTexts()
  if (editing === null) return null
  return (question, answer) => {
    editing.change(changeDocument(answerQuestion(question, answer)))
    editing.announce(t('answer', { answer: when(question, answer) }))
  }
}
