import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi } from '#lib/client/api'
import type { Revision, SavedScenario, ScenarioSummary } from '#lib/scenario/contract'
import type { ScenarioDocument } from '#lib/scenario/document'

/** All scenarios, newest change first; deleted ones included where `deleted` is set. */
export const scenarioListOptions = (deleted = false) =>
  queryOptions({
    queryKey: ['scenarios', 'list', { deleted }],
    queryFn: ({ signal }) =>
      callApi<{ scenarios: ScenarioSummary[] }>(`/api/scenarios${deleted ? '?deleted=true' : ''}`, { signal }).then(
        ({ scenarios }) => scenarios,
      ),
  })

/** The latest revision of one scenario. */
export const scenarioOptions = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id],
    queryFn: ({ signal }) => callApi<SavedScenario>(`/api/scenarios/${encodeURIComponent(id)}`, { signal }),
    // The draft in the page is what people look at: a new revision must not replace it behind their back.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/** One revision as it was saved; it never changes. */
export const revisionOptions = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id, 'revisions', revision],
    queryFn: ({ signal }) =>
      callApi<Revision>(`/api/scenarios/${encodeURIComponent(id)}/revisions/${revision}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const createScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (document: ScenarioDocument) =>
      callApi<SavedScenario>('/api/scenarios', { method: 'POST', body: document }),
    onSuccess: (saved) => {
      client.setQueryData(scenarioOptions(saved.id).queryKey, saved)
      return client.invalidateQueries({ queryKey: ['scenarios', 'list'] })
    },
  })

/** Saves the next revision on top of `revision`; `ApiError` 412 with `current` where somebody else was faster. */
export const saveScenario = (client: QueryClient, id: string) =>
  mutationOptions({
    mutationFn: ({ document, revision }: { document: ScenarioDocument; revision: number }) =>
      callApi<SavedScenario>(`/api/scenarios/${encodeURIComponent(id)}`, {
        method: 'PUT',
        body: document,
        ifMatch: revision,
      }),
    onSuccess: (saved) => {
      client.setQueryData(scenarioOptions(id).queryKey, saved)
      return client.invalidateQueries({ queryKey: ['scenarios', 'list'] })
    },
  })

export const deleteScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => callApi<void>(`/api/scenarios/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scenarios', 'list'] }),
  })

export const restoreScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) =>
      callApi<void>(`/api/scenarios/${encodeURIComponent(id)}/restore`, { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scenarios', 'list'] }),
  })
