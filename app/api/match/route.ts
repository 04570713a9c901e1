import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { streamJsonList } from '#lib/server/http/json-stream'
import { matchSenders } from '#lib/server/services/analysis'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.match, ({ body, signal }) => streamJsonList('verdicts', matchSenders(body), signal)),
})
