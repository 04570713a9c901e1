'use client'

import { useTranslations } from 'use-intl'
import { SelectField } from '#components/ui/field'
import type { EvidenceOwner } from '#lib/client/import/owner-of-evidence'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { Service } from '#lib/scenario/document/document'

type Props = {
  services: readonly Service[]
  owner: EvidenceOwner | null
  /** '' for a stranger */
  serviceId: string
  gateway: Evidence['gateway']
  onChange: (serviceId: string) => void
}

/** The choice of who delivered the message of some evidence, with why one is preselected. */
export function ServiceField({ services, owner, serviceId, gateway, onChange }: Props) {
  const t = useTranslations('evidence')
  const hint = () => {
    if (owner !== null && owner.service.id === serviceId && owner.by !== 'vendor')
      return owner.by === 'facts'
        ? t('ownerFound', { service: owner.service.name })
        : t('ownerReported', { service: owner.service.name, server: owner.server })
    return gateway === null ? t('ownerHint') : t('ownerVendor', { vendor: gateway })
  }
  return (
    <SelectField label={t('owner')} hint={hint()} value={serviceId} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('stranger')}</option>
      {services.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
