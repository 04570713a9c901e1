'use client'

import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '#components/ui/button'
import { DeadEnd } from './dead-end'
import { Page } from './page'

/** Replaces a page that threw. `digest` identifies the same error in the log of the server. */
export function Crash({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const t = useTranslations('shell')
  return (
    <Page>
      <DeadEnd title={t('error.crashTitle')} detail={t('error.crash')}>
        <Button tone="primary" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
        <Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>
        <ButtonLink href="/">{t('error.notFoundNext')}</ButtonLink>
        {digest && <p className="w-full pt-3 text-xs text-ink-3">{t('error.digest', { digest })}</p>}
      </DeadEnd>
    </Page>
  )
}
