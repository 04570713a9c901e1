'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { createScenario, saveScenario } from '#lib/client/api/scenarios'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Conflict } from './saving'

export type ConflictProps = {
  readonly conflict: Conflict
  readonly scenarioId: string
  readonly draft: DraftEditor
  readonly onClose: () => void
  /** says what was saved */
  readonly onSaved: (text: string) => void
}

/** The ways out of a conflict. Each of them closes the dialog once it is done. */
export function useConflictWays({ conflict, scenarioId, draft, onClose, onSaved }: ConflictProps) {
  const t = useTranslations('workspace.conflict')
  const client = useQueryClient()
  const router = useRouter()
  const save = useMutation(saveScenario(client, scenarioId))
  const create = useMutation(createScenario(client))
  const { mine, mineFrom, message, theirs } = conflict
  const copy: ScenarioDocument = { ...mine, title: t('copyTitle', { title: mine.title }).slice(0, LIMITS.title) }
  const finish = (text: string) => {
    onSaved(text)
    onClose()
  }
  const keepMine = () =>
    save.mutate(
      { document: mine, revision: theirs.revision, message },
      {
        onSuccess: (saved) => {
          draft.markSaved(mine, mineFrom, saved)
          finish(t('keptMine', { revision: saved.revision }))
        },
      },
    )
  const saveMerged = (document: ScenarioDocument) =>
    save.mutate(
      { document, revision: theirs.revision, message },
      {
        onSuccess: (saved) => {
          // One step of the draft: undo brings back what was mine alone.
          draft.change((before) => ({ ...before, document, revision: theirs.revision }))
          draft.markSaved(document, theirs.revision, saved)
          finish(t('merged', { revision: saved.revision }))
        },
      },
    )
  const takeTheirs = () =>
    create.mutate(copy, {
      onSuccess: (saved) => {
        draft.replace(theirs.document, theirs.revision, saved.updatedAt)
        finish(t('tookTheirs', { title: copy.title }))
      },
    })
  const saveAsNew = () =>
    create.mutate(copy, {
      onSuccess: (saved) => {
        // This scenario now shows their version. The page goes to the new scenario with my version.
        draft.replace(theirs.document, theirs.revision, saved.updatedAt)
        onClose()
        router.push(`/scenarios/${encodeURIComponent(saved.id)}`)
      },
    })
  return {
    saveMerged,
    others: { keepMine, takeTheirs, saveAsNew },
    isBusy: save.isPending || create.isPending,
    error: save.error ?? create.error,
  }
}
