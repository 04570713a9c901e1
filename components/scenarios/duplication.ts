'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { createScenario, scenarioOptions } from '#lib/client/api/scenarios'
import type { ScenarioSummary } from '#lib/contract/scenarios'
import { LIMITS } from '#lib/scenario/document/limits'

/** Saves a copy of a scenario and opens it. The caller must stay mounted after the menu closes. */
export function useDuplication() {
  const t = useTranslations('scenarios.list')
  const client = useQueryClient()
  const router = useRouter()
  const { mutateAsync: create } = useMutation(createScenario(client))
  return useMutation({
    mutationFn: async ({ id, title }: ScenarioSummary) => {
      // Somebody else may have saved since this browser fetched the scenario.
      const { document } = await client.fetchQuery({ ...scenarioOptions(id), staleTime: 0 })
      return create({ ...document, title: t('copyOf', { title }).slice(0, LIMITS.title) })
    },
    onSuccess: ({ id }) => router.push(`/scenarios/${id}`),
  })
}
