'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { useEditing } from '#components/workspace/editing'
import { changeDocument } from '#lib/client/draft/draft'
import { newId } from '#lib/client/edits/ids'
import { addPhase } from '#lib/client/edits/phases'
import type { ScenarioDocument } from '#lib/scenario/document/document'

type Props = {
  phases: ScenarioDocument['phases']
  phaseId: string
  onSelect: (phaseId: string) => void
  onAdded: (phaseId: string) => void
}

/** A button that adds a copy of the selected phase behind it, selects it, and focuses its name. */
export function AddPhase({ phases, phaseId, onSelect, onAdded }: Props) {
  const t = useTranslations('workspace.phases')
  const editing = useEditing()
  if (editing === null) return null
  return (
    <Button
      className="mt-1"
      onClick={() => {
        const id = newId('phase-', phases)
        const name = t('newName')
        editing.change(changeDocument(addPhase(phaseId, id, name)))
        editing.announce(t('added', { name: phases.find((phase) => phase.id === phaseId)?.name ?? '' }))
        onSelect(id)
        onAdded(id)
      }}
    >
      <Plus aria-hidden className="size-4" />
      {t('add')}
    </Button>
  )
}
