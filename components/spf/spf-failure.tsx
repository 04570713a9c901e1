'use client'

import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { ApiError } from '#lib/client/api/call-api'
import type { SpfWay } from './spf-form'

type Props = {
  error: Error
  /** whether a domain was looked up or a record was pasted */
  way: SpfWay
  /** null if the form already takes a pasted record */
  onPaste: (() => void) | null
}

/** Says why there is no answer, and how to get one in another way. */
export function SpfFailure({ error, way, onPaste }: Props) {
  const t = useTranslations('spf.failed')
  const form = useTranslations('spf.form')
  const status = error instanceof ApiError ? error.status : null
  if (status === 403)
    return (
      <Notice tone="ask" live actions={onPaste && <Button onClick={onPaste}>{form('toPaste')}</Button>}>
        {t(way === 'domain' ? 'off' : 'offRecord')}
      </Notice>
    )
  if (status === 429)
    return (
      <Notice tone="ask" live>
        {t('tooOften')}
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
