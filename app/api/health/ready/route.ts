import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { checkReady } from '#lib/server/services/health'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(ENDPOINTS.ready, async () => {
    await checkReady()
    return { status: 'ok' as const }
  }),
})
