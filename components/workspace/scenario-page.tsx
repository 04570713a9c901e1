'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { DeadEnd } from '#components/shell/dead-end'
import { Failure } from '#components/shell/failure'
import { Page } from '#components/shell/page'
import { ButtonLink } from '#components/ui/button'
import { ApiError } from '#lib/client/api/call-api'
import { scenarioOptions } from '#lib/client/api/scenarios'
import { useDraftSlot } from '#lib/client/draft/use-draft'
import { Editor } from './editor'
import { WorkspaceSkeleton } from './skeleton'

/** Loads a scenario and the draft in this browser, then shows the workspace. */
export function ScenarioPage({ id }: { id: string }) {
  const t = useTranslations('workspace')
  // The cached scenario may be outdated. It is shown at once and replaced by the fetched one, unless the draft has
  // changes.
  const { data: scenario, error, refetch } = useQuery({ ...scenarioOptions(id), refetchOnMount: 'always' })
  const draft = useDraftSlot(id)
  if (scenario !== undefined && draft !== null) return <Editor key={id} scenario={scenario} {...draft} />
  if (error === null) return <WorkspaceSkeleton />
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <Page>
      {isGone ? (
        <DeadEnd title={t('gone.title')} detail={t('gone.detail')}>
          <ButtonLink href="/" tone="primary">
            {t('gone.next')}
          </ButtonLink>
        </DeadEnd>
      ) : (
        <>
          <h1 className="mb-4 text-2xl font-semibold tracking-tight">{t('failed.title')}</h1>
          <Failure error={error} onRetry={() => refetch()} />
        </>
      )}
    </Page>
  )
}
