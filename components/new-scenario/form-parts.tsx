'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field'
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

export function DomainsField({
  value,
  onChange,
  error,
  hint,
}: FieldProps & { error: string | null; hint?: ReactNode }) {
  const t = useTranslations('scenarios.new')
  return (
    <TextField
      label={t('domains')}
      hint={hint ?? t('domainsHint')}
      error={error}
      name="domains"
      mono
      spellCheck={false}
      autoCapitalize="off"
      placeholder="contoso.com, fabrikam.com"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A line in a step that says why there is nothing to answer, or what follows from an answer. */
export const Remark = ({ children }: { children: ReactNode }) => (
  <p className="rounded-lg bg-sunken px-3 py-2 text-sm text-ink-2">{children}</p>
)
