'use client'

import { type FormEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '#components/shell/failure'
import { Button } from '#components/ui/button'
import { readDomains } from '#lib/client/edits/lines'
import { emptyScenario } from '#lib/scenario/templates/new-scenario'
import { DomainsField, TitleField } from './form-parts'
import { useCreateScenario } from './use-create-scenario'

/** The form for a scenario with one empty phase. */
export function FromEmpty() {
  const t = useTranslations('scenarios.new')
  const say = useTranslations('documents')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const { domains, wrong } = readDomains(text)
  const { create, isBusy, error } = useCreateScenario()
  const empty = useMemo(() => emptyScenario(title, say), [title, say])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (wrong !== null) return event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    const phases = empty.phases.map((phase) => ({ ...phase, tenant: { ...phase.tenant, acceptedDomains: domains } }))
    create({ ...empty, phases })
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex max-w-2xl flex-col gap-4 rounded-xl border border-line bg-surface p-5"
    >
      <p className="text-ink-2">{t('emptyHint')}</p>
      <TitleField value={title} onChange={setTitle} placeholder={t('namePlaceholder')} />
      <DomainsField
        value={text}
        onChange={setText}
        error={wrong === null ? null : t('problems.noDomain', { word: wrong })}
      />
      {error !== null && <Failure error={error} />}
      <Button type="submit" tone="primary" disabled={isBusy} className="min-h-9 self-start px-4">
        {t(isBusy ? 'creating' : 'create')}
      </Button>
    </form>
  )
}
