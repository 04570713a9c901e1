'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field'
import { readDomains } from '#lib/client/edits/lines'
import { LIMITS } from '#lib/scenario/document/limits'

type FieldProps = { value: string; onChange: (value: string) => void }

export function TitleField({ value, onChange, placeholder }: FieldProps & { placeholder: string }) {
  const t = useTranslations('scenarios.new')
  return (
    <TextField
      label={t('name')}
      name="title"
      maxLength={LIMITS.title}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function DomainsField({ value, onChange }: FieldProps) {
  const t = useTranslations('scenarios.new')
  const { wrong } = readDomains(value)
  return (
    <TextField
      label={t('domains')}
      hint={t('domainsHint')}
      error={wrong === null ? null : t('noDomain', { word: wrong })}
      name="domains"
      mono
      spellCheck={false}
      autoCapitalize="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
