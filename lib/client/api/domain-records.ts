import { mutationOptions } from '@tanstack/react-query'
import { callApi } from './call-api'

/**
 * Lets the server ask DNS about the mail of a domain. `ApiError` 403 if look-ups are switched off, 429 after too many.
 */
export const lookUpDomain = () =>
  mutationOptions({
    mutationKey: ['dns'],
    mutationFn: ({ domain, signal }: { domain: string; signal: AbortSignal }) =>
      callApi('POST /api/dns', { body: { domain }, signal }),
  })
