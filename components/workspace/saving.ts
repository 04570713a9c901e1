'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '#lib/client/api/call-api'
import { saveScenario } from '#lib/client/api/scenarios'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** A save that failed because somebody else saved first: my version, and the version on the server. */
export type Conflict = {
  readonly mine: ScenarioDocument
  readonly mineFrom: number
  /** what was said of mine when it was saved */
  readonly message: string
  readonly theirs: { readonly revision: number; readonly document: ScenarioDocument }
}

export type Saving = {
  /** `message`: what is said of the revision; '' says nothing */
  readonly save: (message?: string) => void
  readonly isSaving: boolean
  readonly error: Error | null
  readonly conflict: Conflict | null
  /** shows the draft beside a newer revision, before anything is saved */
  readonly meet: (theirs: Conflict['theirs']) => void
  readonly closeConflict: () => void
}

/**
 * Saves the draft as the next revision. A failed save keeps the draft. A stale save sets `conflict` with both versions.
 */
export function useSaving(scenarioId: string, draft: DraftEditor): Saving {
  const client = useQueryClient()
  const mutation = useMutation(saveScenario(client, scenarioId))
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const meet = (theirs: Conflict['theirs']) => {
    const { document, revision } = draft.state.present
    setConflict({ mine: document, mineFrom: revision, message: '', theirs })
  }
  const save = (message = '') => {
    const { state, isChanged, markSaved } = draft
    const { document, revision } = state.present
    // A shortcut may ask while a save is running. The same base revision must not be sent twice.
    if (mutation.isPending || !isChanged || document === state.saved) return
    mutation.mutate(
      { document, revision, message },
      {
        onSuccess: (saved) => markSaved(document, revision, saved),
        onError: (error) => {
          if (error instanceof ApiError && error.status === 412 && isCurrent(error.current))
            setConflict({ mine: document, mineFrom: revision, message, theirs: error.current })
        },
      },
    )
  }
  const error = mutation.error instanceof ApiError && mutation.error.status === 412 ? null : mutation.error
  return { save, isSaving: mutation.isPending, error, conflict, meet, closeConflict: () => setConflict(null) }
}

const isCurrent = (current: unknown): current is Conflict['theirs'] =>
  typeof current === 'object' && current !== null && 'revision' in current && 'document' in current
