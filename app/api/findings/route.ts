import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { reviewConnectors } from '#lib/server/services/analysis'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.findings, async ({ body }) => ({ findings: await reviewConnectors(body) })),
})
