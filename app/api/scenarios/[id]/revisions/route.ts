import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { listRevisions } from '#lib/server/services/revisions'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listRevisions, async ({ params }) => ({ revisions: await listRevisions(params.id) })),
})
