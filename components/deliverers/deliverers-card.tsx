'use client'

import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '#components/ui/card'
import { DELIVERERS, openDeliverers } from '#lib/scenario/document/deliverers'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { DelivererRow } from './deliverer-row'

type Props = Pick<ScenarioDocument, 'deliverers' | 'services'>

/** All kinds of senders that may deliver past the filter. Each is answered, or counted as open. */
export const DeliverersCard = memo(function DeliverersCard({ deliverers, services }: Props) {
  const t = useTranslations('deliverers')
  const note = t('open', { count: openDeliverers({ deliverers }), total: DELIVERERS.length })
  return (
    <Card title={t('title')} note={note} label={t('title')} className="min-w-0 overflow-hidden">
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-px border-t border-line bg-line wide:grid-cols-2">
        {DELIVERERS.map((deliverer) => (
          <DelivererRow key={deliverer.id} deliverer={deliverer} deliverers={deliverers} services={services} />
        ))}
      </ul>
    </Card>
  )
})
