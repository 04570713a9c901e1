import { ENDPOINTS } from '#lib/contract/endpoints'
import { handle, route } from '#lib/server/http/http'
import { describeCertificate } from '#lib/server/services/certificates'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(ENDPOINTS.readCertificate, ({ body }) => describeCertificate(body)),
})
