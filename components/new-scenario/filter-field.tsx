'use client'

import { useTranslations } from 'use-intl'
import { CheckField, SelectField, TextField } from '#components/ui/field'
import { readIdentity } from '#lib/client/edits/filter-identity'
import { LIMITS } from '#lib/scenario/document/limits'
import { findVendor, type Vendor } from '#lib/scenario/services/vendors'
import type { FilterChoice } from '#lib/scenario/templates/participants'

/** The chosen filter: a vendor of the catalogue by its id, another one by its name, or none. */
export type Filter = {
  readonly vendor: string
  readonly name: string
  /** addresses and certificate names as typed */
  readonly knownBy: string
  readonly withTls: boolean
}

export const toChoice = ({ vendor, name, knownBy, withTls }: Filter, fallback: string): FilterChoice | null => {
  if (vendor === 'none') return null
  if (vendor !== 'other') return { vendor }
  return { vendor: null, name: name.trim() || fallback, ...readIdentity(knownBy), tls: withTls ? true : null }
}

/** The name of the filter; null for none. */
export const filterName = ({ vendor, name }: Filter, fallback: string): string | null => {
  if (vendor === 'none') return null
  return vendor === 'other' ? name.trim() || fallback : (findVendor(vendor)?.name ?? fallback)
}

type Props = {
  label: string
  /** the label of the option for no filter */
  none: string
  /** the name of a filter without a name */
  fallback: string
  vendors: readonly Vendor[]
  value: Filter
  onChange: (filter: Filter) => void
  /** a remark about the choice */
  remark?: string | null
}

/** A field to choose a filter, by vendor or by name. */
export function FilterField({ label, none, fallback, vendors, value, onChange, remark = null }: Props) {
  const t = useTranslations('scenarios.new')
  const { wrong, networks, certificateNames } = readIdentity(value.knownBy)
  const hasBoth = networks.length > 0 && certificateNames.length > 0
  return (
    <div className="flex flex-col gap-2.5">
      <SelectField
        label={label}
        hint={remark}
        value={value.vendor}
        onChange={(event) => onChange({ ...value, vendor: event.target.value })}
      >
        <option value="other">{t('otherFilter')}</option>
        <option value="none">{none}</option>
        <optgroup label={t('known')}>
          {vendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </SelectField>
      {value.vendor === 'other' && (
        <>
          <TextField
            label={t('filterName', { filter: label })}
            labelHidden
            maxLength={LIMITS.title}
            placeholder={fallback}
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
          <TextField
            label={t('knownBy')}
            hint={t(hasBoth ? 'knownByBoth' : 'knownByHint')}
            error={wrong === null ? null : t('noIdentity', { word: wrong })}
            mono
            spellCheck={false}
            autoCapitalize="off"
            value={value.knownBy}
            onChange={(event) => onChange({ ...value, knownBy: event.target.value })}
          />
          <CheckField
            label={t('withTls')}
            hint={t('withTlsHint')}
            checked={value.withTls}
            onChange={(event) => onChange({ ...value, withTls: event.target.checked })}
          />
        </>
      )}
    </div>
  )
}
