import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { restoreScenario } from '#lib/server/services/scenarios'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.restoreScenario, ({ params }) => restoreScenario(params.id)),
})
