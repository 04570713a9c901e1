'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { renameScenario } from '#lib/client/api/scenarios'

/** Which scenario of the list is being renamed, and the saving of its new title. */
export function useRenaming() {
  const client = useQueryClient()
  const [id, setId] = useState<string | null>(null)
  const { mutate, variables, isPending, error } = useMutation(renameScenario(client))
  const finish = (title: string | null) => {
    if (id !== null && title !== null) mutate({ id, title })
    setId(null)
  }
  return {
    id,
    start: setId,
    finish,
    error,
    /** the title that is being saved of a scenario, so that the old one does not flash up; null for another */
    savedTitle: (scenarioId: string) => (isPending && variables.id === scenarioId ? variables.title : null),
  }
}
