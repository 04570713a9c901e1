'use client'

import { Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Tag } from '#components/ui/tag'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'

type Props = Pick<ScenarioDocument, 'services' | 'senders'>

/** The services that deliver mail to the tenant, with their networks and certificate names. */
export const ServicesCard = memo(function ServicesCard({ services, senders }: Props) {
  const t = useTranslations('workspace.services')
  const editing = useEditing()
  return (
    <Card
      title={t('title')}
      note={services.length > 0 ? t('count', { count: services.length }) : undefined}
      actions={
        editing && (
          <Button onClick={() => editing.open({ kind: 'service', service: null })}>
            <Plus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        )
      }
      className="min-w-0"
    >
      {services.length === 0 ? (
        <p className="border-t border-line px-4.5 py-6 text-sm text-ink-2">{t('none')}</p>
      ) : (
        <ul>
          {services.map((service) => (
            <ServiceItem
              key={service.id}
              service={service}
              senderCount={senders.filter(({ serviceId }) => serviceId === service.id).length}
            />
          ))}
        </ul>
      )}
    </Card>
  )
})

function ServiceItem({ service, senderCount }: { service: Service; senderCount: number }) {
  const t = useTranslations('workspace.services')
  const samples = useTranslations('services.samples')
  const editing = useEditing()
  const { name, kind, networks, certificateNames, tls, shared } = service
  const facts = [
    networks.length > 0 ? t('networks', { count: networks.length }) : null,
    certificateNames.length > 0 ? certificateNames.slice(0, 2).join(', ') : null,
    tls === false ? t('noTls') : tls === true ? 'TLS' : null,
  ].filter((fact) => fact !== null)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 text-sm sm:px-4.5">
      <div className="min-w-0 flex-1 basis-48">
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="font-medium">{name || t('unnamed')}</span>
          <Tag>{t(`kinds.${kind}`)}</Tag>
          {isShared(shared) && <span className="text-xs text-open">{t('shared')}</span>}
        </span>
        <span className="block font-mono text-xs text-ink-3 [overflow-wrap:anywhere]">
          {facts.join(' · ') || t('nothingKnown')}
        </span>
      </div>
      <span className="text-xs text-ink-3">{t('samples', { count: senderCount })}</span>
      {editing && (
        <div className="flex flex-wrap gap-1.5">
          <Button
            tone="quiet"
            aria-label={samples('openNamed', { name })}
            onClick={() => editing.open({ kind: 'samples', service })}
          >
            {samples('open')}
          </Button>
          <Button aria-label={t('editNamed', { name })} onClick={() => editing.open({ kind: 'service', service })}>
            {t('edit')}
          </Button>
        </div>
      )}
    </li>
  )
}
