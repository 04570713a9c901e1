'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { changeDocument } from '#lib/client/draft/draft'
import { answerDeliverer } from '#lib/client/edits/deliverers'
import type { Deliverer } from '#lib/scenario/document/deliverers'
import type { DelivererAnswer, Service } from '#lib/scenario/document/document'

type Props = { deliverer: Deliverer; title: string; answer: DelivererAnswer; services: readonly Service[] }

/** The services that are the answer, a list to choose more from, and a button to add a new service. */
export function DelivererServices({ deliverer: { id, kinds }, title, answer: { serviceIds }, services }: Props) {
  const t = useTranslations('deliverers')
  const editing = useEditing()
  const choose = (next: string[]) => editing?.change(changeDocument(answerDeliverer(id, { serviceIds: next })))
  const chosen = services.filter((service) => serviceIds.includes(service.id))
  return (
    <div className="flex flex-wrap items-center gap-2 pt-0.5">
      {chosen.map((service) => (
        <span
          key={service.id}
          className="flex min-w-0 items-center gap-1 rounded-md border border-line bg-sunken pl-2 text-sm"
        >
          <span className="wrap-anywhere">{service.name}</span>
          <button
            type="button"
            aria-label={t('takeOut', { service: service.name, title })}
            onClick={() => choose(serviceIds.filter((serviceId) => serviceId !== service.id))}
            className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:text-ink"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      <ServiceSelect
        label={t('chooseLabel', { title })}
        kinds={kinds}
        services={services.filter((service) => !serviceIds.includes(service.id))}
        onChoose={(serviceId) => choose([...serviceIds, serviceId])}
      />
      <Button tone="quiet" onClick={() => editing?.open({ kind: 'service' })}>
        {t('addService')}
      </Button>
      {chosen.length === 0 && <p className="w-full text-xs text-ask">{t('chooseNext')}</p>}
    </div>
  )
}

type SelectProps = {
  label: string
  kinds: Deliverer['kinds']
  services: readonly Service[]
  onChoose: (serviceId: string) => void
}

function ServiceSelect({ label, kinds, services, onChoose }: SelectProps) {
  const t = useTranslations('deliverers')
  const isFitting = ({ kind }: Service) => kinds.includes(kind)
  const groups = [
    { name: t('fitting'), list: services.filter(isFitting) },
    { name: t('others'), list: services.filter((service) => !isFitting(service)) },
  ].filter(({ list }) => list.length > 0)
  if (groups.length === 0) return null
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ target }) => onChoose(target.value)}
      className="min-h-8 max-w-56 min-w-0 rounded-lg border border-line-strong bg-surface px-2 text-sm hover:border-ink-3"
    >
      <option value="" disabled>
        {t('choose')}
      </option>
      {groups.map(({ name, list }) => (
        <optgroup key={name} label={name}>
          {list.map((service) => (
            <option key={service.id} value={service.id}>
              {service.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
