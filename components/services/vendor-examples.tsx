'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { SelectField } from '#components/ui/field'
import { Tag } from '#components/ui/tag'
import { parseNetwork } from '#lib/matcher'
import { findVendor, VENDORS, type Vendor } from '#lib/scenario/services/vendors'
import { useCatalogueDate, useVendorSource } from './vendor-texts'

type Props = {
  /** whether the example would replace networks or names of the service */
  isReplacing: boolean
  onTake: (vendor: Vendor) => void
}

/** The vendor examples of the catalogue, with date and source. Each must be checked with the vendor. */
export function VendorExamples({ isReplacing, onTake }: Props) {
  const t = useTranslations('services.vendors')
  const [id, setId] = useState('')
  const seen = useCatalogueDate()
  const vendor = findVendor(id)
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-2">{t('intro', { seen })}</p>
      <SelectField label={t('choose')} value={id} onChange={({ target }) => setId(target.value)}>
        <option value="">{t('none')}</option>
        {VENDORS.map(({ id: each, name }) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </SelectField>
      {vendor !== null && (
        <>
          <VendorFacts vendor={vendor} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button onClick={() => onTake(vendor)}>{t('take')}</Button>
            {isReplacing && <p className="text-xs text-ink-3">{t('overwrites')}</p>}
          </div>
        </>
      )}
    </div>
  )
}

function VendorFacts({ vendor }: { vendor: Vendor }) {
  const t = useTranslations('services.vendors')
  const labels = useTranslations('verdicts.label')
  const { networks, certificateNames, restricts, shared, isComplete, label, source } = vendor
  const sourceOf = useVendorSource()
  const parsed = networks.flatMap((text) => parseNetwork(text) ?? [])
  const wide = parsed.filter(({ family, prefixLength }) => family === 4 && (prefixLength ?? 32) < 24).length
  const network = [
    t('networks', { count: networks.length }),
    wide > 0 ? t('wide', { count: wide }) : null,
    parsed.some(({ family }) => family === 6) ? t('ipv6') : null,
  ].filter((part) => part !== null)
  return (
    <div className="flex flex-col gap-1.5 rounded-lg bg-sunken px-3 py-2.5 text-sm">
      <p className="flex flex-wrap gap-1.5">
        <Tag>{t(`restricts.${restricts}`)}</Tag>
        <Tag>{t(`shared.${shared ?? 'unknown'}`)}</Tag>
      </p>
      <p>{network.join(', ')}</p>
      <p className={certificateNames.length > 0 ? 'font-mono wrap-anywhere' : 'text-ink-2'}>
        {certificateNames.join(', ') || t('noNames')}
      </p>
      {!isComplete && <p className="text-ask">{t('incomplete')}</p>}
      <p className="text-xs text-ink-3">
        {useCatalogueDate()} · {t('confidence', { label: labels(label), source: sourceOf(source) })}
      </p>
    </div>
  )
}
