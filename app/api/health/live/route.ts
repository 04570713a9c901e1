import { ENDPOINTS } from '#lib/scenario/endpoints'
import { handle, route } from '#lib/server/http'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.live, () => ({ status: 'ok' as const })),
})
