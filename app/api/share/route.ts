import { ENDPOINTS } from '#lib/contract/endpoints'
import { openShareLink } from '#lib/server/http/auth'
import { handle, route } from '#lib/server/http/http'
import { readShared } from '#lib/server/services/share-links'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.readShared, ({ headers }) =>
    openShareLink(headers, () => readShared(headers.get('share-token') ?? '')),
  ),
})
