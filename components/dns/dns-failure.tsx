'use client'

import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Notice } from '#components/ui/notice'
import { ApiError } from '#lib/client/api/call-api'

/** Says why DNS was not asked, and what to do instead. */
export function DnsFailure({ error }: { error: Error }) {
  const t = useTranslations('workspace.dns.failed')
  const status = error instanceof ApiError ? error.status : null
  if (status === 403 || status === 429)
    return (
      <Notice tone="ask" live>
        {t(status === 403 ? 'off' : 'tooOften')}
      </Notice>
    )
  if (status === 503 && error instanceof ApiError)
    return (
      <Notice tone="lost" live>
        {t('setUp', { detail: error.detail })}
      </Notice>
    )
  return <Failure error={error} />
}
