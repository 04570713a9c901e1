import { ENDPOINTS } from '#lib/scenario/endpoints'
import { handle, route } from '#lib/server/http'
import { streamJsonList } from '#lib/server/json-stream'
import { matchSenders } from '#lib/server/services/match'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.match, ({ body, signal }) => streamJsonList('verdicts', matchSenders(body), signal)),
})
