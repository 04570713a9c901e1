import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { SavedScenario, ScenarioSummary } from '#lib/contract/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { ApiError, callApi } from './call-api'

/** Milliseconds after which a list is asked for again while some of it is being checked: more for a long list, up to a limit. */
const POLL = 1_500
const POLL_EACH = 20
const SLOWEST_POLL = 15_000

function pollAfter(scenarios: readonly ScenarioSummary[]): number | false {
  const checking = scenarios.filter(({ summary }) => summary.state === 'checking').length
  return checking === 0 ? false : Math.min(SLOWEST_POLL, POLL + POLL_EACH * checking)
}

const scenarioListKey = ['scenarios', 'list'] as const
const invalidateLists = (client: QueryClient) => client.invalidateQueries({ queryKey: scenarioListKey })

/** The scenarios, newest change first. */
export const scenarioListOptions = () =>
  queryOptions({
    queryKey: [...scenarioListKey, 'kept'],
    queryFn: ({ signal }) => callApi('GET /api/scenarios', { signal }).then(({ scenarios }) => scenarios),
    // What a scenario comes to is worked out after it was saved, and is there a moment later.
    refetchInterval: ({ state }) => pollAfter(state.data ?? []),
  })

/** The deleted scenarios that can be restored, and for how many days each can be. */
export const binOptions = () =>
  queryOptions({
    queryKey: [...scenarioListKey, 'deleted'],
    queryFn: ({ signal }) => callApi('GET /api/scenarios', { query: { deleted: 'true' }, signal }),
  })

/** The latest revision of one scenario. */
export const scenarioOptions = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id],
    queryFn: ({ signal }) => callApi('GET /api/scenarios/{id}', { params: { id }, signal }),
    // The page shows a draft. A newer revision must not replace it unnoticed.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/** One revision as it was saved; it never changes. */
export const revisionOptions = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id, 'revisions', revision],
    queryFn: ({ signal }) =>
      callApi('GET /api/scenarios/{id}/revisions/{n}', { params: { id, n: String(revision) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Milliseconds after which an open page asks whether somebody else has saved. */
const ASK_AGAIN = 20_000

/** The revisions of a scenario without their documents, the latest first. They are asked for again and again. */
export const revisionsOptions = (id: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', id, 'revisions', 'all'],
    queryFn: ({ signal }) =>
      callApi('GET /api/scenarios/{id}/revisions', { params: { id }, signal }).then(({ revisions }) => revisions),
    refetchInterval: ASK_AGAIN,
    refetchOnWindowFocus: 'always',
  })

/** What a save changes on screen: the scenario itself, its list of revisions, and the list of scenarios. */
const showSaved = async (client: QueryClient, saved: SavedScenario): Promise<void> => {
  client.setQueryData(scenarioOptions(saved.id).queryKey, saved)
  await Promise.all([client.invalidateQueries(revisionsOptions(saved.id)), invalidateLists(client)])
}

export const createScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (document: ScenarioDocument) => callApi('POST /api/scenarios', { body: document }),
    onSuccess: (saved) => {
      client.setQueryData(scenarioOptions(saved.id).queryKey, saved)
      return invalidateLists(client)
    },
  })

/** Saves the next revision on top of `revision`. `ApiError` 412 with `current` if somebody else saved first. */
export const saveScenario = (client: QueryClient, id: string) =>
  mutationOptions({
    mutationFn: ({
      document,
      revision,
      message = '',
    }: {
      document: ScenarioDocument
      revision: number
      message?: string
    }) => callApi('PUT /api/scenarios/{id}', { params: { id }, body: document, ifMatch: revision, message }),
    onSuccess: (saved) => showSaved(client, saved),
    onError: async (error) => {
      // Somebody else saved: the list of revisions does not end with one that is no longer the latest.
      if (error instanceof ApiError && error.status === 412) await client.invalidateQueries(revisionsOptions(id))
    },
  })

/** Saves a scenario with another title as its next revision. `ApiError` 412 if somebody else saved at the same moment. */
export const renameScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async ({ id, title }: { id: string; title: string }) => {
      // What this browser has may be older than what is saved.
      const { document, revision } = await client.fetchQuery({ ...scenarioOptions(id), staleTime: 0 })
      const renamed = { ...document, title }
      return callApi('PUT /api/scenarios/{id}', { params: { id }, body: renamed, ifMatch: revision })
    },
    onSuccess: (saved) => showSaved(client, saved),
  })

/** Saves the document of an earlier revision as the next one, on top of `latest`. `ApiError` 412 if somebody else saved first. */
export const restoreRevision = (client: QueryClient, id: string) =>
  mutationOptions({
    mutationFn: ({ revision, latest }: { revision: number; latest: number }) =>
      callApi('POST /api/scenarios/{id}/revisions/{n}/restore', {
        params: { id, n: String(revision) },
        ifMatch: latest,
      }),
    onSuccess: (saved) => showSaved(client, saved),
  })

export const deleteScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => callApi('DELETE /api/scenarios/{id}', { params: { id } }),
    onSuccess: () => invalidateLists(client),
  })

/** Removes a deleted scenario with its revisions and share links. */
export const deleteForGood = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ id }: { id: string; title: string }) =>
      callApi('DELETE /api/scenarios/{id}', { params: { id }, query: { forGood: 'true' } }),
    onSuccess: () => invalidateLists(client),
  })

export const restoreScenario = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => callApi('POST /api/scenarios/{id}/restore', { params: { id } }),
    onSuccess: () => invalidateLists(client),
  })
