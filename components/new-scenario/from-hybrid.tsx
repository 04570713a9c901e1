'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field'
import { readDomains } from '#lib/client/edits/lines'
import { hybridScenario } from '#lib/scenario/templates/templates'
import { DomainsField, TitleField } from './form-parts'
import { NewScenarioForm, Question } from './new-scenario-form'

/** The form for a hybrid scenario: MX at the on-premises servers, the hybrid connector, and a `*` lock beside it. */
export function FromHybrid() {
  const t = useTranslations('scenarios.new')
  const say = useTranslations('documents')
  const [title, setTitle] = useState('')
  const [domains, setDomains] = useState('contoso.com')
  const [certificateName, setCertificateName] = useState('')
  const document = useMemo(
    () =>
      hybridScenario(
        {
          title: title.trim() || t('hybridTitle'),
          acceptedDomains: readDomains(domains).domains,
          certificateName: certificateName.trim() || null,
        },
        say,
      ),
    [title, domains, certificateName, t, say],
  )
  return (
    <NewScenarioForm document={document}>
      <Question title={t('ways.hybrid')} hint={t('hybridHint')}>
        <div className="flex flex-col gap-4">
          <TitleField value={title} onChange={setTitle} placeholder={t('hybridTitle')} />
          <DomainsField value={domains} onChange={setDomains} />
          <CertificateField value={certificateName} onChange={setCertificateName} />
        </div>
      </Question>
    </NewScenarioForm>
  )
}

/** The field for the certificate name of the on-premises servers. */
export function CertificateField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('scenarios.new')
  return (
    <TextField
      label={t('certificate')}
      hint={t('certificateHint')}
      name="certificateName"
      mono
      spellCheck={false}
      autoCapitalize="off"
      placeholder="mail.contoso.com"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
