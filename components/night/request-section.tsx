'use client'

import { useTranslations } from 'use-intl'
import { useVersions } from '#components/editing/versions'
import { RequestCard } from './request-card'
import { useDocumentHash } from './request-hash'
import type { RequestFacts } from './request-words'

type Props = {
  facts: Omit<RequestFacts, 'version' | 'isRedacted'>
  isShown: boolean
  onShown: (isShown: boolean) => void
}

/** The change request, which says of which revision it is. */
export function RequestSection({ facts, ...shown }: Props) {
  const t = useTranslations('night.request')
  const versions = useVersions()
  const hash = useDocumentHash(facts.document)
  const revision =
    versions === null
      ? []
      : [
          t(versions.saved === facts.document ? 'version' : 'versionChanged', {
            revision: versions.revision,
          }),
        ]
  const version = [...revision, hash === null ? t('noHash') : t('hash', { hash })].join(' · ')
  return <RequestCard facts={{ ...facts, version }} {...shown} />
}
