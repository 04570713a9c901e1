'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field'
import { chosenOf, hasOldFilter, movesAll, readDays } from '#lib/client/new-scenario/form-answers'
import { addDays } from '#lib/scenario/templates/new-scenario'
import { Remark } from './form-parts'
import type { NewScenario } from './use-new-scenario'

/** Asks for how many days after the last move the old filter may still deliver. */
export function OldFilterStep({ scenario }: { scenario: NewScenario }) {
  const t = useTranslations('scenarios.new')
  const { form, taken, change, errorAt, mxName } = scenario
  if (!hasOldFilter(form, taken)) return <Remark>{t('oldFilter.none')}</Remark>
  const name = mxName('today')
  if (!movesAll(form, taken)) return <Remark>{t('oldFilter.stays', { name })}</Remark>
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={t('oldFilter.days', { name })}
        hint={t('oldFilter.hint')}
        error={errorAt('oldFilterDays')}
        className="sm:max-w-md"
        inputMode="numeric"
        placeholder="30"
        value={form.oldFilterDays}
        onChange={(event) => change({ oldFilterDays: event.target.value })}
      />
      <UntilRemark name={name} scenario={scenario} />
    </div>
  )
}

/** Says what follows from the answer: the day from which refusals are fine, or that it stays open. */
function UntilRemark({ name, scenario: { form, taken } }: { name: string; scenario: NewScenario }) {
  const t = useTranslations('scenarios.new.oldFilter')
  const format = useFormatter()
  const days = readDays(form.oldFilterDays)
  if (days === null) return <Remark>{t('open', { name })}</Remark>
  const hasNextLock = chosenOf(form, taken, 'next') !== 'microsoft'
  const last = form.moves.at(-1) ?? ''
  if (last === '') return <Remark>{t('withoutDay', { name, days })}</Remark>
  const until = new Date(`${addDays(last, days)}T00:00:00Z`)
  const next = hasNextLock ? 'lock' : 'none'
  return (
    <Remark>{t('until', { name, next, day: format.dateTime(until, { dateStyle: 'long', timeZone: 'UTC' }) })}</Remark>
  )
}
