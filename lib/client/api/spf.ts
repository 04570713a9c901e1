import { mutationOptions } from '@tanstack/react-query'
import type { SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { callApi } from './call-api'

/**
 * Lets the server read an SPF record and look up in DNS what the record refers to. `ApiError` 403 if look-ups are
 * switched off, 429 after too many.
 */
export const lookUpSpf = () =>
  mutationOptions({
    mutationKey: ['spf'],
    mutationFn: ({ request, signal }: { request: SpfRequest; signal: AbortSignal }) =>
      callApi('POST /api/spf', { body: request, signal }),
  })
