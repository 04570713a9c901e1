import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { addressOf } from '#lib/server/rate-limit'
import { lookUpDomainRecords } from '#lib/server/services/domain-records'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.lookUpDomain, ({ body, headers, signal }) =>
    lookUpDomainRecords(body, addressOf(headers), signal),
  ),
})
