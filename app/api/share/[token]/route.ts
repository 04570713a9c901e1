import { ENDPOINTS } from '#lib/scenario/endpoints'
import { openWithToken } from '#lib/server/auth'
import { handle, route } from '#lib/server/http'
import { readShared } from '#lib/server/services/share-links'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.readShared, ({ params, headers }) => openWithToken(headers, () => readShared(params.token))),
})
