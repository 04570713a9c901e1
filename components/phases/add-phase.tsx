'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { useViewing } from '#components/viewing/viewing'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { addPhase } from '#lib/client/edits/phases'
import { useAddedPhase } from './added-phase'

/** A button that adds a copy of the selected phase behind it, and shows its facts with the focus on its name. */
export function AddPhase() {
  const t = useTranslations('workspace.phases')
  const editing = useEditing()
  const phases = useDocument((document) => document.phases)
  const { phaseIndex, select, showView } = useViewing()
  const { setAddedPhaseId } = useAddedPhase()
  if (editing === null) return null
  return (
    <button
      type="button"
      aria-label={t('add')}
      title={t('add')}
      className="absolute top-4 right-0 inline-flex h-6 items-center gap-1 rounded-md bg-paper pr-1 pl-2 text-xs font-medium text-ink-2 hover:text-ink max-slim:hidden"
      onClick={() => {
        const from = phases[phaseIndex]
        if (from === undefined) return
        const id = newId('phase-', phases)
        editing.change(changeDocument(addPhase(from.id, id, t('newName'))))
        editing.announce(t('added', { name: from.name }))
        select(id, null)
        showView('facts', 'phase')
        setAddedPhaseId(id)
      }}
    >
      <Plus aria-hidden className="size-4" />
      <span className="group-data-[short]/matrix:hidden">{t('add')}</span>
    </button>
  )
}
