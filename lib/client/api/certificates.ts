import { mutationOptions } from '@tanstack/react-query'
import type { CertificateRequest } from '#lib/contract/schemas'
import { callApi } from './call-api'

/** The names and dates of a certificate. `ApiError` 422 for what cannot be read; the caller has made sure it is no key. */
export const readCertificate = () =>
  mutationOptions({
    mutationFn: (request: CertificateRequest) => callApi('POST /api/certificates', { body: request }),
  })
