'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Versions } from '#components/editing/versions'
import { restoreRevision } from '#lib/client/api/scenarios'

/** Restores an earlier revision on top of `latest`, and shows it in the place of the draft. */
export function useRestoration({ scenarioId, onRestored }: Versions, latest: number) {
  const t = useTranslations('review.versions')
  const client = useQueryClient()
  const { mutate, error, isPending } = useMutation(restoreRevision(client, scenarioId))
  const restore = (revision: number) =>
    mutate(
      { revision, latest },
      { onSuccess: (saved) => onRestored(saved, t('restored', { revision, latest: saved.revision })) },
    )
  return { restore, error, isRunning: isPending }
}
