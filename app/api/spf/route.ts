import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { addressOf } from '#lib/server/rate-limit'
import { lookUpSpf } from '#lib/server/services/spf'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.spf, ({ body, headers, signal }) => lookUpSpf(body, addressOf(headers), signal)),
})
