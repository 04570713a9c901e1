import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { readConnectors } from '#lib/server/services/analysis'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.importConnectors, ({ body, signal }) => readConnectors(body, signal)),
})
