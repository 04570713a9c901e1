import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { surveySide } from '#lib/server/services/analysis'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.survey, ({ body, signal }) => surveySide(body, signal)),
})
