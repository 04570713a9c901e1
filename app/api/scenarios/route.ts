import { ENDPOINTS } from '#lib/scenario/endpoints'
import { handle, route } from '#lib/server/http'
import { languageOf } from '#lib/server/language'
import { createScenario, listScenarios } from '#lib/server/services/scenarios'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listScenarios, async ({ query, headers }) => ({
    scenarios: await listScenarios(query.deleted === 'true', languageOf(headers)),
  })),
  POST: handle(ENDPOINTS.createScenario, async ({ body, setHeader }) => {
    const scenario = await createScenario(body)
    setHeader('Location', `/api/scenarios/${scenario.id}`)
    return scenario
  }),
})
