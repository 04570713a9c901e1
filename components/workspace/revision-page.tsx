'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { DeadEnd } from '#components/shell/dead-end'
import { Failure } from '#components/shell/failure'
import { Page } from '#components/shell/page'
import { useTabTitle } from '#components/shell/tab-title'
import { ButtonLink } from '#components/ui/button'
import { Tag } from '#components/ui/tag'
import { ApiError } from '#lib/client/api/call-api'
import { revisionOptions } from '#lib/client/api/scenarios'
import type { Revision } from '#lib/contract/revisions'
import { SharedWorkspace } from './shared-workspace'
import { WorkspaceSkeleton } from './skeleton'

type Props = { readonly id: string; readonly revision: number }

/** An earlier revision of a scenario, to look at: nothing here edits it. */
export function RevisionPage({ id, revision }: Props) {
  const t = useTranslations('review.old')
  const { data, error, refetch } = useQuery(revisionOptions(id, revision))
  if (data !== undefined) return <Opened revision={data} />
  if (error === null) return <WorkspaceSkeleton />
  return (
    <Page>
      {error instanceof ApiError && error.status === 404 ? (
        <DeadEnd title={t('goneTitle')} detail={t('gone', { revision })}>
          <ButtonLink href={reviewOf(id)} tone="primary">
            {t('toVersions')}
          </ButtonLink>
        </DeadEnd>
      ) : (
        <>
          <h1 className="mb-4 text-2xl font-semibold tracking-tight">{t('failed')}</h1>
          <Failure error={error} onRetry={() => refetch()} />
        </>
      )}
    </Page>
  )
}

function Opened({ revision: { id, revision, document, message, createdAt } }: { revision: Revision }) {
  const t = useTranslations('review.old')
  const format = useFormatter()
  useTabTitle(t('tab', { title: document.title, revision }))
  const when = format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <SharedWorkspace
      document={document}
      isPublic={false}
      beside={<Tag>{t('tag', { revision })}</Tag>}
      actions={<ButtonLink href={reviewOf(id)}>{t('toVersions')}</ButtonLink>}
      notice={message === '' ? t('bar', { revision, when }) : t('barWith', { revision, when, message })}
    />
  )
}

const reviewOf = (id: string) => `/scenarios/${encodeURIComponent(id)}?view=review`
