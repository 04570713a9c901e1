import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi } from './call-api'

/** The share links of a scenario with their last use, newest first. */
export const shareLinksOptions = (scenarioId: string) =>
  queryOptions({
    queryKey: ['scenarios', 'one', scenarioId, 'share-links'],
    queryFn: ({ signal }) =>
      callApi('GET /api/scenarios/{id}/share-links', { params: { id: scenarioId }, signal }).then(
        ({ shareLinks }) => shareLinks,
      ),
  })

export const createShareLink = (client: QueryClient, scenarioId: string) =>
  mutationOptions({
    mutationFn: (wanted: { expiresInDays: number; revision: number | null }) =>
      callApi('POST /api/scenarios/{id}/share-links', { params: { id: scenarioId }, body: wanted }),
    onSuccess: () => client.invalidateQueries({ queryKey: shareLinksOptions(scenarioId).queryKey }),
  })

export const revokeShareLink = (client: QueryClient, scenarioId: string) =>
  mutationOptions({
    mutationFn: (linkId: string) =>
      callApi('DELETE /api/scenarios/{id}/share-links/{linkId}', { params: { id: scenarioId, linkId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: shareLinksOptions(scenarioId).queryKey }),
  })

/** The scenario of a share link. `ApiError` 404 for unknown, revoked and expired links alike. */
export const sharedScenarioOptions = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => callApi('GET /api/share/{token}', { params: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
