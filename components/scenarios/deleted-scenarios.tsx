'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { TwiceButton } from '#components/ui/twice-button'
import { binOptions, deleteForGood, restoreScenario } from '#lib/client/api/scenarios'
import type { ScenarioSummary } from '#lib/contract/scenarios'

/** The deleted scenarios that can be restored, in a folded section. They are fetched when it is opened. */
export function DeletedScenarios() {
  const t = useTranslations('scenarios.list')
  const [isOpen, setIsOpen] = useState(false)
  const section = useRef<HTMLDetailsElement>(null)
  // Somebody may have opened it before the page listened.
  useEffect(() => setIsOpen(section.current?.open ?? false), [])
  return (
    <details ref={section} className="group mt-8 text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
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
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(binOptions())
  const restoration = useMutation(restoreScenario(client))
  const removal = useMutation(deleteForGood(client))
  const focus = useRef<HTMLParagraphElement>(null)
  // The button that had the focus is removed with its row.
  const onSuccess = () => focus.current?.focus()
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  if (data === undefined) return <p className="py-3 text-ink-3">{t('waiting')}</p>
  const failed = restoration.error ?? removal.error
  return (
    <>
      {failed && <Failure error={failed} />}
      <p ref={focus} tabIndex={-1} className="py-3 text-ink-3 outline-none">
        {data.scenarios.length === 0 ? t('noneDeleted') : t('binDays', { days: data.binDays })}
      </p>
      <p role="status" className="sr-only">
        {removal.isSuccess ? t('deletedForGood', { title: removal.variables.title }) : ''}
      </p>
      {data.scenarios.length > 0 && (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
          {data.scenarios.map((scenario) => (
            <DeletedRow
              key={scenario.id}
              scenario={scenario}
              onBringBack={() => restoration.mutate(scenario.id)}
              onDelete={() => removal.mutate(scenario, { onSuccess })}
            />
          ))}
        </ul>
      )}
    </>
  )
}

type RowProps = { scenario: ScenarioSummary; onBringBack: () => void; onDelete: () => void }

function DeletedRow({ scenario: { title, deletedAt }, onBringBack, onDelete }: RowProps) {
  const t = useTranslations('scenarios.list')
  const format = useFormatter()
  const now = useNow()
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 wrap-anywhere">
        <FreeText>{title}</FreeText>
      </span>
      <span className="text-ink-3">
        {deletedAt !== null && t('deletedWhen', { when: format.relativeTime(new Date(deletedAt), now) })}
      </span>
      <span className="ml-auto flex flex-wrap gap-2">
        <Button aria-label={t('bringBackTitle', { title })} onClick={onBringBack}>
          {t('bringBack')}
        </Button>
        <TwiceButton
          label={t('deleteForGood')}
          name={t('deleteForGoodTitle', { title })}
          confirmLabel={t('deleteForGoodNow')}
          confirmName={t('deleteForGoodNowTitle', { title })}
          keepLabel={t('keep')}
          onConfirm={onDelete}
        />
      </span>
    </li>
  )
}
