'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { restoreScenario, scenarioListOptions } from '#lib/client/api/scenarios'

/** The scenarios that were deleted in the last 30 days, in a folded section. They are fetched when it is opened. */
export function DeletedScenarios() {
  const t = useTranslations('scenarios.list')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="group mt-8 text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-7 list-none items-center gap-1.5 rounded-md text-ink-3 hover:text-ink">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t('deletedOnes')}
      </summary>
      {isOpen && <DeletedRows />}
    </details>
  )
}

function DeletedRows() {
  const t = useTranslations('scenarios.list')
  const format = useFormatter()
  const now = useNow()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(scenarioListOptions(true))
  const restoration = useMutation(restoreScenario(client))
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  if (data === undefined) return <p className="py-3 text-ink-3">{t('waiting')}</p>
  const deleted = data.filter(({ deletedAt }) => deletedAt !== null)
  if (deleted.length === 0) return <p className="py-3 text-ink-3">{t('noneDeleted')}</p>
  return (
    <>
      {restoration.error && <Failure error={restoration.error} />}
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line bg-surface">
        {deleted.map(({ id, title, deletedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 wrap-anywhere">{title}</span>
            <span className="text-ink-3">
              {t('deletedWhen', { when: format.relativeTime(new Date(deletedAt ?? 0), now) })}
            </span>
            <Button
              className="ml-auto"
              aria-label={t('bringBackTitle', { title })}
              onClick={() => restoration.mutate(id)}
            >
              {t('bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
