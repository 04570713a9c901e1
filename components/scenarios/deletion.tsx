'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { deleteScenario, restoreScenario } from '#lib/client/api/scenarios'
import type { ScenarioSummary } from '#lib/contract/scenarios'

/** Deletes scenarios without asking, because the last deletion can be undone. */
export function useDeletion() {
  const client = useQueryClient()
  const [last, setLast] = useState<ScenarioSummary | null>(null)
  const removal = useMutation(deleteScenario(client))
  const restoration = useMutation(restoreScenario(client))
  return {
    last,
    error: removal.error ?? restoration.error,
    remove: (scenario: ScenarioSummary) => removal.mutate(scenario.id, { onSuccess: () => setLast(scenario) }),
    bringBack: (id: string) =>
      restoration.mutate(id, {
        onSuccess: () => {
          setLast(null)
          // The button that had the focus is removed, so move the focus to the content.
          document.getElementById('content')?.focus()
        },
      }),
  }
}

export function DeletionNotice({ deletion: { last, error, bringBack } }: { deletion: ReturnType<typeof useDeletion> }) {
  const t = useTranslations('scenarios.list')
  const button = useRef<HTMLButtonElement>(null)
  // The row that had the focus is removed, so move the focus to the undo button.
  useEffect(() => {
    if (last !== null) button.current?.focus()
  }, [last])
  return (
    <div className={last === null && error === null ? '' : 'mb-3'}>
      {error !== null && <Failure error={error} />}
      {last !== null && (
        <Notice
          live
          actions={
            <Button ref={button} onClick={() => bringBack(last.id)}>
              {t('bringBack')}
            </Button>
          }
        >
          {t('deleted', { title: last.title })}
        </Notice>
      )}
    </div>
  )
}
