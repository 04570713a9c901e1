import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, handleBytes, route } from '#lib/server/http/http'
import { messageOf } from '#lib/server/http/message'
import { deleteForGood } from '#lib/server/services/bin'
import { deleteScenario, readScenario, saveScenario } from '#lib/server/services/scenarios'
import { compute } from '#lib/server/workers/compute'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.readScenario, ({ params }) => readScenario(params.id)),
  PUT: handleBytes(ENDPOINTS.saveScenario, async ({ params, headers, body, signal }) =>
    saveScenario(params.id, headers.get('if-match'), await compute('revision', body, signal), messageOf(headers)),
  ),
  DELETE: handle(ENDPOINTS.deleteScenario, ({ params, query }) =>
    query.forGood === 'true' ? deleteForGood(params.id) : deleteScenario(params.id),
  ),
})
