import { ENDPOINTS } from '#lib/contract/endpoints'
import { handleBytes, route } from '#lib/server/http/http'
import { compute } from '#lib/server/workers/compute'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handleBytes(ENDPOINTS.runbook, ({ body, signal }) => compute('runbook', body, signal)),
})
