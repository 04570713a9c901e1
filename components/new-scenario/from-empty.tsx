'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readDomains } from '#lib/client/edits/lines'
import { emptyScenario } from '#lib/scenario/templates/templates'
import { DomainsField, TitleField } from './form-parts'
import { NewScenarioForm, Question } from './new-scenario-form'

/** The form for a scenario with one empty phase. */
export function FromEmpty() {
  const t = useTranslations('scenarios.new')
  const say = useTranslations('documents')
  const [title, setTitle] = useState('')
  const [domains, setDomains] = useState('')
  const document = useMemo(() => {
    const empty = emptyScenario(title, say)
    const acceptedDomains = readDomains(domains).domains
    return {
      ...empty,
      phases: empty.phases.map((phase) => ({ ...phase, tenant: { ...phase.tenant, acceptedDomains } })),
    }
  }, [title, domains, say])
  return (
    <NewScenarioForm document={document}>
      <Question title={t('ways.empty')} hint={t('emptyHint')}>
        <div className="flex flex-col gap-4">
          <TitleField value={title} onChange={setTitle} placeholder={t('namePlaceholder')} />
          <DomainsField value={domains} onChange={setDomains} />
        </div>
      </Question>
    </NewScenarioForm>
  )
}
