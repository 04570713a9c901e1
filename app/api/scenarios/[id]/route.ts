import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { deleteScenario, readScenario, saveScenario } from '#lib/server/services/scenarios'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.readScenario, ({ params }) => readScenario(params.id)),
  PUT: handle(ENDPOINTS.saveScenario, ({ params, headers, body }) =>
    saveScenario(params.id, headers.get('if-match'), body),
  ),
  DELETE: handle(ENDPOINTS.deleteScenario, ({ params }) => deleteScenario(params.id)),
})
