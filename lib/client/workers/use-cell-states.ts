'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { revisionOptions } from '#lib/client/api/scenarios'
import { type CellStates, cellStates } from '#lib/client/views/plan-effect'
import type { WantsInput } from '#lib/scenario/wants/part'
import { askProver } from './use-prover'

/** How the cells of a saved revision stand, worked out in the worker once; null until they are known, or while not asked for. */
export function useCellStates(scenarioId: string, revision: number | null): CellStates | null {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: [...revisionOptions(scenarioId, revision ?? 0).queryKey, 'cells'],
    queryFn: async ({ signal }) => {
      const { document } = await client.fetchQuery(revisionOptions(scenarioId, revision ?? 0))
      const input: WantsInput = { ...document, acceptedRisks: [], evidence: [] }
      return cellStates(await askProver('plan', input, signal))
    },
    enabled: revision !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}
