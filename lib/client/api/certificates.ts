import { mutationOptions } from '@tanstack/react-query'
import type { CertificateRequest } from '#lib/contract/certificates'
import { callApi } from './call-api'

/**
 * Reads names and dates of a certificate. `ApiError` 422 if it cannot be read. The caller must not send private keys.
 */
export const readCertificate = () =>
  mutationOptions({
    mutationFn: (request: CertificateRequest) => callApi('POST /api/certificates', { body: request }),
  })
