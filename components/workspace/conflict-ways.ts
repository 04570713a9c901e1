'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
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

/** Both edits in one document. */
export type Merged = {
  readonly document: ScenarioDocument
  /** whether a change of mine is not in it */
  readonly dropsMine: boolean
}

/** The ways out of a conflict. Each of them closes the dialog once it is done. */
export function useConflictWays(props: ConflictProps) {
  const { conflict, scenarioId, draft, onClose, onSaved } = props
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
  const keepMineBeneath = useMineBeneath(props)
  const merge = useMutation({
    mutationFn: async ({ document, dropsMine }: Merged) => {
      const from = dropsMine ? await keepMineBeneath() : theirs.revision
      return { from, saved: await save.mutateAsync({ document, revision: from, message }) }
    },
    onSuccess: ({ from, saved }, { document }) => {
      // One step of the draft: undo brings back what was mine alone.
      draft.change((before) => ({ ...before, document, revision: from }))
      draft.markSaved(document, from, saved)
      finish(t(saved.revision === from ? 'sameAsTheirs' : 'merged', { revision: saved.revision }))
    },
  })
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
    saveMerged: merge.mutate,
    others: { keepMine, takeTheirs, saveAsNew },
    isBusy: merge.isPending || save.isPending || create.isPending,
    error: merge.error ?? save.error ?? create.error,
  }
}

/** Returns a function that saves what is mine on top of theirs, once, and answers its revision: Review lists it from then on. */
function useMineBeneath({ conflict, scenarioId }: ConflictProps): () => Promise<number> {
  const t = useTranslations('workspace.conflict')
  const save = useMutation(saveScenario(useQueryClient(), scenarioId))
  const [kept, setKept] = useState<number | null>(null)
  const { mine, theirs } = conflict
  return async () => {
    if (kept !== null) return kept
    const message = t('mineBeneath', { revision: theirs.revision })
    const { revision } = await save.mutateAsync({ document: mine, revision: theirs.revision, message })
    setKept(revision)
    return revision
  }
}
