import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { revokeShareLink } from '#lib/server/services/share-links'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  DELETE: handle(ENDPOINTS.revokeShareLink, ({ params }) => revokeShareLink(params.id, params.linkId)),
})
