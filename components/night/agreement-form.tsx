'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { TextArea, TextField } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import { changeAgreement } from '#lib/client/edits/phases'
import { isoTimeOf, localTimeOf, startOn } from '#lib/client/views/clock-words'
import type { ChangeRequest } from '#lib/scenario/document/change-request'
import type { Phase } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { NO_CHANGE_REQUEST } from '#lib/scenario/document/new-change-request'
import { useMoments } from './moments'
import type { SaidStep } from './step-list'

const LINES = ['executes', 'watches', 'ticket', 'approvedBy'] as const
const TEXTS = ['reason', 'told', 'hotlines'] as const
const DAYS = ['backUntil', 'approvedOn'] as const

/** What people agree on for the change to a phase. It is kept with the scenario, and printed in the change request. */
export function AgreementForm({ phase, steps }: { phase: Phase; steps: readonly SaidStep[] }) {
  const t = useTranslations('night.request')
  const moment = useMoments()
  const editing = useEditing()
  if (editing === null) return null
  const agreed = phase.changeRequest ?? NO_CHANGE_REQUEST
  const change = (part: Partial<ChangeRequest>) =>
    editing.change(
      changeDocument(changeAgreement(phase.id, part)),
      `phases/${phase.id}/changeRequest/${Object.keys(part).join()}`,
    )
  const { plannedOn } = phase
  const planned =
    plannedOn === null
      ? null
      : startOn(
          plannedOn,
          steps.map(({ step }) => step),
        )
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <TextField
          type="datetime-local"
          className="w-full"
          label={t('startsAt')}
          value={localTimeOf(agreed.startsAt)}
          onChange={({ target }) => {
            // While a time is typed, the field has no value and says so.
            if (target.value !== '' || !target.validity.badInput) change({ startsAt: isoTimeOf(target.value) })
          }}
        />
        {agreed.startsAt === null && planned !== null && (
          <Button onClick={() => change({ startsAt: isoTimeOf(planned) })}>
            {t('takePlanned', { at: moment(new Date(planned), 'minute') })}
          </Button>
        )}
      </div>
      {DAYS.map((name) => (
        <TextField
          key={name}
          type="date"
          label={t(name)}
          value={agreed[name] ?? ''}
          onChange={({ target }) => {
            if (target.value !== '' || !target.validity.badInput)
              change({ [name]: target.value === '' ? null : target.value })
          }}
        />
      ))}
      {LINES.map((name) => (
        <TextField
          key={name}
          label={t(name)}
          maxLength={LIMITS.title}
          value={agreed[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ))}
      {TEXTS.map((name) => (
        <TextArea
          key={name}
          label={t(name)}
          rows={2}
          maxLength={LIMITS.text}
          value={agreed[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ))}
    </div>
  )
}
