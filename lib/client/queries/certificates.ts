import { mutationOptions } from '@tanstack/react-query'
import { callApi } from '#lib/client/api'
import type { CertificateRequest } from '#lib/scenario/contract'

/** The names and dates of a certificate. `ApiError` 422 for what cannot be read; the caller has made sure it is no key. */
export const readCertificate = () =>
  mutationOptions({
    mutationFn: (request: CertificateRequest) => callApi('POST /api/certificates', { body: request }),
  })
