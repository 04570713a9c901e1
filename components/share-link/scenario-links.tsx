'use client'

import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { shareLinksOptions } from '#lib/client/api/share-links'
import { ShareLinkList, workingFirst } from './share-link-list'

/** Every link of one scenario. */
export function ScenarioLinks({ scenarioId }: { scenarioId: string }) {
  const t = useTranslations('share')
  const now = useNow()
  const headingId = useId()
  const { data: links, error, refetch } = useQuery(shareLinksOptions(scenarioId))
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  if (links === undefined) return <p className="mt-5 text-sm text-ink-3">{t('waiting')}</p>
  const listed = links.map((link) => ({ link, scenarioId }))
  return (
    <div className="mt-6">
      <h2 id={headingId} className="mb-2 font-semibold tracking-tight">
        {t('links', { count: links.length })}
      </h2>
      {links.length === 0 ? (
        <p className="text-sm text-ink-3">{t('none')}</p>
      ) : (
        <ShareLinkList links={workingFirst(listed, now)} labelledBy={headingId} />
      )}
    </div>
  )
}
