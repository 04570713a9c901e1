'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import type { CellEvidence } from '#lib/scenario/document/document'

const OUTCOMES = ['accepted', 'rejected', 'deferred', 'not-ours'] as const

export type Test = Omit<CellEvidence, 'who' | 'phaseId'>

/** What a test showed, recorded with the time of the click. */
export function TestForm({ onRecord }: { onRecord: (test: Test) => void }) {
  const t = useTranslations('plan.panel.test')
  const id = useId()
  const [outcome, setOutcome] = useState<CellEvidence['outcome']>('accepted')
  const [note, setNote] = useState('')
  const [by, setBy] = useState('')
  return (
    <details>
      <summary className="text-accent">{t('add')}</summary>
      <form
        className="mt-2 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          onRecord({ outcome, note, by, at: new Date().toISOString() })
          setNote('')
        }}
      >
        <label htmlFor={id} className="flex flex-col gap-1">
          {t('outcome')}
          <select
            id={id}
            value={outcome}
            onChange={({ target }) => setOutcome(OUTCOMES.find((one) => one === target.value) ?? 'accepted')}
            className="min-h-8 rounded-lg border border-line-strong bg-surface px-2"
          >
            {OUTCOMES.map((one) => (
              <option key={one} value={one}>
                {t(`outcomes.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <TextField label={t('note')} value={note} onChange={({ target }) => setNote(target.value)} />
        <TextField label={t('by')} value={by} onChange={({ target }) => setBy(target.value)} />
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </form>
    </details>
  )
}
