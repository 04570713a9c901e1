import { ENDPOINTS } from '#lib/contract/endpoints'
import { languageOf } from '#lib/server/http/cookies'
import { handle, handleBytes, route } from '#lib/server/http/http'
import { messageOf } from '#lib/server/http/message'
import { createScenario, listScenarios } from '#lib/server/services/scenarios'
import { settings } from '#lib/server/settings'
import { compute } from '#lib/server/workers/compute'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.listScenarios, async ({ query, headers }) => ({
    scenarios: await listScenarios(query.deleted === 'true', languageOf(headers)),
    binDays: settings().binDays,
  })),
  POST: handleBytes(ENDPOINTS.createScenario, async ({ headers, body, signal, setHeader }) => {
    const { id, saved } = await createScenario(await compute('revision', body, signal), messageOf(headers))
    setHeader('Location', `/api/scenarios/${id}`)
    return saved
  }),
})
