import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { createShareLink, listShareLinks } from '#lib/server/services/share-links'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listShareLinks, async ({ params }) => ({ shareLinks: await listShareLinks(params.id) })),
  POST: handle(ENDPOINTS.createShareLink, ({ params, body }) => createShareLink(params.id, body)),
})
