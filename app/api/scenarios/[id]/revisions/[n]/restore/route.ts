import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { messageOf } from '#lib/server/http/message'
import { restoreRevision } from '#lib/server/services/revisions'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.restoreRevision, ({ params, headers, signal }) =>
    restoreRevision(params.id, params.n, headers.get('if-match'), { message: messageOf(headers), signal }),
  ),
})
