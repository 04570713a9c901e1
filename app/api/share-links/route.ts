import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { listAllShareLinks } from '#lib/server/services/share-links'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listAllShareLinks, async () => ({ shareLinks: await listAllShareLinks() })),
})
