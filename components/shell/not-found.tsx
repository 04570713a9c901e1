'use client'

import { useTranslations } from 'use-intl'
import { ButtonLink } from '#components/ui/button'
import { DeadEnd } from './dead-end'
import { Page } from './page'

export function NotFound() {
  const t = useTranslations('shell')
  return (
    <Page>
      <DeadEnd title={t('error.notFoundTitle')} detail={t('error.notFound')}>
        <ButtonLink href="/" tone="primary">
          {t('error.notFoundNext')}
        </ButtonLink>
      </DeadEnd>
    </Page>
  )
}
