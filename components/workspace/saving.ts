'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '#lib/client/api/call-api'
import { saveScenario } from '#lib/client/api/scenarios'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Somebody else saved in between: what was to be saved here, and what stands there now. */
export type Conflict = {
  readonly mine: ScenarioDocument
  readonly mineFrom: number
  readonly theirs: { readonly revision: number; readonly document: ScenarioDocument }
}

export type Saving = {
  readonly save: () => void
  readonly isSaving: boolean
  readonly error: Error | null
  readonly conflict: Conflict | null
  readonly closeConflict: () => void
}

/** Saves the draft as the next revision. A refused save changes nothing here; a stale one offers both versions. */
export function useSaving(scenarioId: string, draft: DraftEditor): Saving {
  const client = useQueryClient()
  const mutation = useMutation(saveScenario(client, scenarioId))
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const save = () => {
    const { state, isChanged, markSaved } = draft
    const { document, revision } = state.present
    // Asked by a shortcut while a save is under way, it must not send the same base twice.
    if (mutation.isPending || !isChanged || document === state.saved) return
    mutation.mutate(
      { document, revision },
      {
        onSuccess: (saved) => markSaved(document, revision, saved),
        onError: (error) => {
          if (error instanceof ApiError && error.status === 412 && isCurrent(error.current))
            setConflict({ mine: document, mineFrom: revision, theirs: error.current })
        },
      },
    )
  }
  const error = mutation.error instanceof ApiError && mutation.error.status === 412 ? null : mutation.error
  return { save, isSaving: mutation.isPending, error, conflict, closeConflict: () => setConflict(null) }
}

const isCurrent = (current: unknown): current is Conflict['theirs'] =>
  typeof current === 'object' && current !== null && 'revision' in current && 'document' in current
