'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ChoiceField, TextField } from '#components/ui/field'
import type { IdentityForm } from '#lib/client/new-scenario/form'
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
    <NameField
      label={t('domains')}
      hint={hint ?? t('domainsHint')}
      error={error}
      name="domains"
      placeholder="contoso.com, fabrikam.com"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A field for names and addresses, which no browser may correct. */
export const NameField = (props: ComponentProps<typeof TextField>) => (
  <TextField mono spellCheck={false} autoCapitalize="off" {...props} />
)

type IdentityProps = {
  value: IdentityForm
  /** `knownBy` or `certificateNames` with what is wrong in it */
  errorAt: (name: 'knownBy' | 'certificateNames') => string | null
  onChange: (part: Partial<IdentityForm>) => void
}

/** Asks by what mail of somebody is recognised: addresses, or the name in a certificate. */
export function IdentityFields({ value, errorAt, onChange, hint }: IdentityProps & { hint?: string }) {
  const t = useTranslations('scenarios.new.identity')
  return (
    <>
      <NameField
        label={t('addresses')}
        hint={hint ?? t('addressesHint')}
        error={errorAt('knownBy')}
        placeholder="192.0.2.0/24, 203.0.113.9"
        value={value.knownBy}
        onChange={({ target }) => onChange({ knownBy: target.value })}
      />
      <NameField
        label={t('names')}
        hint={t('namesHint')}
        error={errorAt('certificateNames')}
        placeholder="*.filter.example"
        value={value.certificateNames}
        onChange={({ target }) => onChange({ certificateNames: target.value })}
      />
    </>
  )
}

const TLS = ['unknown', 'yes', 'no'] as const

/** Asks whether somebody delivers with TLS. */
export function TlsField({ value, onChange }: { value: (typeof TLS)[number]; onChange: IdentityProps['onChange'] }) {
  const t = useTranslations('scenarios.new.identity.tls')
  return (
    <ChoiceField
      label={t('label')}
      hint={t('hint')}
      value={value}
      options={TLS}
      nameOf={(tls) => t(tls)}
      onChange={(tls) => onChange({ tls })}
    />
  )
}

/** Questions that can wait, folded. */
export function FoldedQuestions({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-md py-1 text-sm text-ink-2 hover:text-ink">{label}</summary>
      <div className="mt-2 flex flex-col gap-4 border-l-2 border-line pl-3.5">{children}</div>
    </details>
  )
}

/** A line in a step that says why there is nothing to answer, or what follows from an answer. */
export const Remark = ({ children }: { children: ReactNode }) => (
  <p className="rounded-lg bg-sunken px-3 py-2 text-sm text-ink-2">{children}</p>
)
