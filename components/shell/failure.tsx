'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { ApiError, OfflineError } from '#lib/client/api/call-api'

/** A failed request: what went wrong, and what to do next. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTranslations('shell')
  const signedOut = error instanceof ApiError && error.status === 401
  return (
    <Notice
      tone="lost"
      live
      actions={
        signedOut ? (
          <Button onClick={() => window.location.reload()}>{t('error.openAgain')}</Button>
        ) : (
          onRetry && <Button onClick={onRetry}>{t('tryAgain')}</Button>
        )
      }
    >
      {t(textOf(error))}
      {error instanceof ApiError && error.status >= 500 && error.requestId !== '' && (
        <p className="mt-1 text-xs wrap-anywhere">{t('error.digest', { digest: error.requestId })}</p>
      )}
      {error instanceof ApiError && error.problems.length > 0 && (
        <ul className="mt-1.5 font-mono text-xs">
          {error.problems.slice(0, 5).map(({ path, message }) => (
            <li key={path + message}>
              {path}: {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function textOf(error: Error) {
  if (error instanceof OfflineError) return 'error.offline'
  if (!(error instanceof ApiError)) return 'error.unknown'
  if (error.status === 401) return 'error.signedOut'
  if (error.refusal === 'busy') return 'error.busy'
  return error.refusal === 'not-writable' ? 'error.notWritable' : 'error.unknown'
}
