import { ENDPOINTS } from '#lib/scenario/endpoints'
import { handle, route } from '#lib/server/http'
import { restoreScenario } from '#lib/server/services/scenarios'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.restoreScenario, ({ params }) => restoreScenario(params.id)),
})
