'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { createScenario } from '#lib/client/api/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Creates a scenario on the server and opens its workspace. `onCreated` is called once, before the page is left. */
export function useCreateScenario(onCreated: () => void = () => {}) {
  const client = useQueryClient()
  const router = useRouter()
  const { mutate, isPending, isSuccess, error } = useMutation(createScenario(client))
  const isBusy = isPending || isSuccess
  const create = (document: ScenarioDocument) => {
    if (isBusy) return
    mutate(document, {
      onSuccess: ({ id }) => {
        onCreated()
        router.push(`/scenarios/${id}`)
      },
    })
  }
  return { create, isBusy, error }
}
