import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api'

const shareLinksKey = ['share-links'] as const
const invalidateLists = (client: QueryClient) => client.invalidateQueries({ queryKey: shareLinksKey })

/** The share links of a scenario with their last use, newest first. */
export const shareLinksOptions = (scenarioId: string) =>
  queryOptions({
    queryKey: [...shareLinksKey, 'of', scenarioId],
    queryFn: ({ signal }) =>
      callApi('GET /api/scenarios/{id}/share-links', { params: { id: scenarioId }, signal }).then(
        ({ shareLinks }) => shareLinks,
      ),
  })

/** The share links of all scenarios with their last use, newest first. */
export const allShareLinksOptions = () =>
  queryOptions({
    queryKey: [...shareLinksKey, 'all'],
    queryFn: ({ signal }) => callApi('GET /api/share-links', { signal }).then(({ shareLinks }) => shareLinks),
  })

export const createShareLink = (client: QueryClient, scenarioId: string) =>
  mutationOptions({
    mutationFn: (wanted: { label: string; expiresInDays: number; revision: number | null }) =>
      callApi('POST /api/scenarios/{id}/share-links', { params: { id: scenarioId }, body: wanted }),
    onSuccess: () => invalidateLists(client),
  })

export const revokeShareLink = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (link: { id: string; scenarioId: string }) =>
      callApi('DELETE /api/scenarios/{id}/share-links/{linkId}', {
        params: { id: link.scenarioId, linkId: link.id },
      }),
    onSuccess: () => invalidateLists(client),
  })

/** The scenario of a share link. `ApiError` 404 for unknown, revoked and expired links alike. */
export const sharedScenarioOptions = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => callApi('GET /api/share', { shareToken: token, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
