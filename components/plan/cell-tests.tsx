'use client'

import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import { PanelSection } from '#components/ui/side-panel'
import { changeDocument } from '#lib/client/draft/draft'
import { addEvidence } from '#lib/client/edits/wants'
import type { CellEvidence, ScenarioDocument } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'

const OUTCOMES = ['accepted', 'rejected', 'deferred', 'not-ours'] as const

/** What tests of a cell showed, and a form for the next one. */
export function CellTests({
  document,
  phaseIndex,
  who,
}: {
  document: ScenarioDocument
  phaseIndex: number
  who: WhoKey
}) {
  const t = useTranslations('plan.panel')
  const format = useFormatter()
  const editing = useEditing()
  const phaseId = document.phases[phaseIndex]?.id
  const own = document.evidence.filter((one) => one.who === who && one.phaseId === phaseId)
  const latest = own.toSorted((one, other) => other.at.localeCompare(one.at))[0]
  return (
    <PanelSection title={t('evidence')}>
      <p className="text-ink-2">
        {latest === undefined
          ? t('test.none')
          : say(latest, format.dateTime(new Date(latest.at), { dateStyle: 'medium', timeStyle: 'short' }), t)}
      </p>
      {latest !== undefined && latest.note !== '' && (
        <p className="font-mono text-xs [overflow-wrap:anywhere] text-ink-3">
          <FreeText>{latest.note}</FreeText>
        </p>
      )}
      {editing !== null && phaseId !== undefined && (
        <TestForm
          onRecord={(test) => {
            editing.change(changeDocument(addEvidence({ ...test, who, phaseId })))
            editing.announce(t('announce.test'))
          }}
        />
      )}
    </PanelSection>
  )
}

type T = ReturnType<typeof useTranslations<'plan.panel'>>

function say({ by, outcome }: CellEvidence, at: string, t: T): string {
  const said = t(`test.outcomes.${outcome}`)
  return by === '' ? t('test.latestNobody', { at, outcome: said }) : t('test.latest', { at, by, outcome: said })
}

function TestForm({ onRecord }: { onRecord: (test: Omit<CellEvidence, 'who' | 'phaseId'>) => void }) {
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
