import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi } from '#lib/client/api'
import type { NewShareLink, SharedScenario, ShareLink } from '#lib/scenario/contract'

const root = (scenarioId: string) => `/api/scenarios/${encodeURIComponent(scenarioId)}/share-links`

/** The share links of a scenario with their last use, newest first. */
export const shareLinksOptions = (scenarioId: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', scenarioId, 'share-links'],
    queryFn: ({ signal }) =>
      callApi<{ shareLinks: ShareLink[] }>(root(scenarioId), { signal }).then(({ shareLinks }) => shareLinks),
  })

export const createShareLink = (client: QueryClient, scenarioId: string) =>
  mutationOptions({
    mutationFn: (wanted: { expiresInDays: number; revision: number | null }) =>
      callApi<NewShareLink>(root(scenarioId), { method: 'POST', body: { role: 'read', ...wanted } }),
    onSuccess: () => client.invalidateQueries({ queryKey: shareLinksOptions(scenarioId).queryKey }),
  })

export const revokeShareLink = (client: QueryClient, scenarioId: string) =>
  mutationOptions({
    mutationFn: (linkId: string) =>
      callApi<void>(`${root(scenarioId)}/${encodeURIComponent(linkId)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: shareLinksOptions(scenarioId).queryKey }),
  })

/** What a share link shows; 404 alike for unknown, revoked and expired. */
export const sharedScenarioOptions = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => callApi<SharedScenario>(`/api/share/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
