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
    const { by, service, server, domain } = owner ?? { by: null, service: null, server: '', domain: '' }
    if (service !== null && service.id === serviceId) {
      if (by === 'facts') return t('ownerFound', { service: service.name })
      if (by === 'server') return t('ownerReported', { service: service.name, server })
      if (by === 'mailFrom') return t('ownerWrites', { service: service.name, domain })
    }
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
