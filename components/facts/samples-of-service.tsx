'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { ShowAllButton, useShortList } from '#components/ui/short-list'
import { useViewing } from '#components/viewing/viewing'
import { factsOf } from '#lib/client/views/names'
import type { Service } from '#lib/scenario/document/document'

const SHOWN = 12

/** The sample senders of a service; each leads to its verdict. */
export function SamplesOfService({ service }: { service: Service }) {
  const t = useTranslations('workspace.facts')
  const matrix = useTranslations('workspace.matrix')
  const own = useTranslations('services.samples')
  const proof = useTranslations('proof.networks')
  const editing = useEditing()
  const { select } = useViewing()
  const senders = useDocument((document) => document.senders)
  const list = useShortList(
    senders.filter(({ serviceId }) => serviceId === service.id),
    SHOWN,
  )
  const words = { tls: 'TLS', noTls: matrix('noTls'), nullSender: matrix('nullSender') }
  return (
    <Card
      title={t('samples')}
      note={t('samplesNote')}
      actions={
        editing !== null && (
          <Button
            aria-label={own('openNamed', { name: service.name })}
            onClick={() => editing.open({ kind: 'samples', service })}
          >
            <Plus aria-hidden className="size-4" />
            {own('open')}
          </Button>
        )
      }
      className="min-w-0"
    >
      <ul>
        {list.shown.map((sender) => (
          <li key={sender.id} className="border-t border-line">
            <button
              type="button"
              onClick={() => select(null, sender.id)}
              className="flex w-full flex-col px-4 py-1.5 text-left hover:bg-sunken"
            >
              <span className="max-w-full truncate" title={sender.name}>
                <FreeText>{sender.name || matrix('unnamed')}</FreeText>
              </span>
              <span className="max-w-full truncate font-mono text-2xs text-ink-3">
                {factsOf(sender, words).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.shown.length === 0 && <p className="border-t border-line px-4 py-4 text-ink-3">{t('noSamples')}</p>}
      <ShowAllButton
        list={list}
        all={proof('all', { count: senders.length })}
        fewer={proof('fewer')}
        className="m-1.5"
      />
    </Card>
  )
}
