'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { revisionsOptions, scenarioOptions } from '#lib/client/api/scenarios'

type Props = {
  readonly scenarioId: string
  /** the saved revision that the draft is based on */
  readonly revision: number
  readonly isChanged: boolean
  /** a save is running: what is newer may be one's own */
  readonly isSaving: boolean
  /** opens both versions side by side */
  readonly onMeet: () => void
}

/** Says that somebody else has saved since this page was opened. The draft stays as it is until its owner decides. */
export function NewerRevision({ scenarioId, revision, isChanged, isSaving, onMeet }: Props) {
  const t = useTranslations('review.newer')
  const shell = useTranslations('shell')
  const format = useFormatter()
  const client = useQueryClient()
  const { data: revisions } = useQuery(revisionsOptions(scenarioId))
  const [dismissed, setDismissed] = useState(0)
  const newest = revisions?.[0]
  if (newest === undefined || newest.revision <= revision || newest.revision <= dismissed || isSaving) return null
  const values = {
    revision: newest.revision,
    when: format.dateTime(new Date(newest.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
  }
  return (
    <Notice
      live
      actions={
        <>
          {isChanged ? (
            <Button onClick={onMeet}>{t('meet')}</Button>
          ) : (
            // The page takes the newer revision over, since the draft has no changes.
            <Button onClick={() => client.refetchQueries(scenarioOptions(scenarioId))}>{t('show')}</Button>
          )}
          <Button tone="quiet" onClick={() => setDismissed(newest.revision)}>
            {shell('close')}
          </Button>
        </>
      }
    >
      {newest.message === '' ? t('saved', values) : t('savedWith', { ...values, message: newest.message })}{' '}
      {isChanged ? t('yoursStays') : t('older', { shown: revision })}
    </Notice>
  )
}
