'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field'

const DOMAIN = /^(\*\.)?([a-z0-9_-]+\.)+[a-z0-9-]{2,}$/i

/** The domains of a line of text, and the first word in it that is none. */
export function parseDomains(text: string): { readonly domains: string[]; readonly wrong: string | null } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  return { domains: words.filter((word) => DOMAIN.test(word)), wrong: words.find((word) => !DOMAIN.test(word)) ?? null }
}

type FieldProps = { value: string; onChange: (value: string) => void }

export function TitleField({ value, onChange, placeholder }: FieldProps & { placeholder: string }) {
  const t = useTranslations('scenarios.new')
  return (
    <TextField
      label={t('name')}
      name="title"
      maxLength={200}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function DomainsField({ value, onChange }: FieldProps) {
  const t = useTranslations('scenarios.new')
  const { wrong } = parseDomains(value)
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
