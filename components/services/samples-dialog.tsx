'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from '#components/editing/editing'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { changeDocument } from '#lib/client/draft/draft'
import { putSenders } from '#lib/client/edits/senders'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { isChosenAtFirst, type SampleChoice, SampleList, useSamples } from './sample-list'

type Props = { document: ScenarioDocument; service: Service; editing: Editing; onClose: () => void }

/** Adds sample senders of a service, chosen from a list. One undo removes them. */
export function SamplesDialog({ document, service, editing, onClose }: Props) {
  const t = useTranslations('services.samples')
  const [choice, setChoice] = useState<SampleChoice>({})
  const { samples, isChosen, chosen, left } = useSamples(service, document, choice, isChosenAtFirst)
  const add = () => {
    editing.change(changeDocument(putSenders(chosen.map(({ sender }) => sender))))
    editing.announce(t('added', { name: service.name, count: chosen.length }))
    onClose()
  }
  const isTooMany = chosen.length > left
  return (
    <Dialog
      title={t('title', { name: service.name })}
      onClose={onClose}
      footer={
        <>
          <p role="status" className={`mr-auto text-sm ${isTooMany ? 'text-lost' : 'text-ink-3'}`}>
            {isTooMany
              ? t('full', { most: LIMITS.senders, left })
              : t('chosen', { count: chosen.length, all: samples.length })}
          </p>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" disabled={chosen.length === 0 || isTooMany} onClick={add}>
            {t('add', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{t('intro')}</p>
        <SampleList
          service={service}
          samples={samples}
          isChosen={isChosen}
          onChoose={(part) => setChoice((before) => ({ ...before, ...part }))}
        />
      </div>
    </Dialog>
  )
}
