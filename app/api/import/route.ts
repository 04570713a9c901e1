import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { readConnectors } from '#lib/server/services/analysis'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.importConnectors, async ({ body, signal }) => {
    const { format, connectors, problems } = await readConnectors(body, signal)
    return { format, connectors: [...connectors], problems: [...problems] }
  }),
})
