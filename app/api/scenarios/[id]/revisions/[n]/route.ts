import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { removeRevision } from '#lib/server/services/bin'
import { readRevision } from '#lib/server/services/revisions'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.readRevision, ({ params }) => readRevision(params.id, params.n)),
  DELETE: handle(ENDPOINTS.removeRevision, ({ params }) => removeRevision(params.id, params.n)),
})
