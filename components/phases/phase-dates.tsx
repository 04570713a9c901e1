'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { TextField } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import { changePhase } from '#lib/client/edits/phases'
import type { Phase } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'

/** The day on which a phase is to begin, and how long resolvers keep its MX records. */
export function PhaseDates({ phase }: { phase: Phase }) {
  const t = useTranslations('workspace.phase')
  const format = useFormatter()
  const editing = useEditing()
  const { id, plannedOn, mxTtl } = phase
  if (editing === null) {
    const facts = [
      plannedOn === null
        ? null
        : t('plannedFor', {
            date: format.dateTime(new Date(`${plannedOn}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }),
          }),
      mxTtl === null ? null : t('mxTtlOf', { seconds: mxTtl }),
    ].filter((fact) => fact !== null)
    return facts.length === 0 ? null : <p className="text-sm text-ink-2">{facts.join(' · ')}</p>
  }
  const change = (part: Parameters<typeof changePhase>[1], about: string) =>
    editing.change(changeDocument(changePhase(id, part)), `phases/${id}/${about}`)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        type="date"
        label={t('plannedOn')}
        value={plannedOn ?? ''}
        onChange={({ target }) => {
          // While a date is typed, the field has no value and says so; emptied on purpose, it has none either.
          if (target.value !== '' || !target.validity.badInput)
            change({ plannedOn: target.value === '' ? null : target.value }, 'plannedOn')
        }}
      />
      <TextField
        type="number"
        min={0}
        max={LIMITS.ttl}
        step={1}
        label={t('mxTtl')}
        hint={t('mxTtlHint')}
        value={mxTtl ?? ''}
        onChange={({ target }) => {
          const seconds = target.value === '' ? null : Number(target.value)
          if (seconds === null || (Number.isInteger(seconds) && seconds >= 0 && seconds <= LIMITS.ttl))
            change({ mxTtl: seconds }, 'mxTtl')
        }}
      />
    </div>
  )
}
