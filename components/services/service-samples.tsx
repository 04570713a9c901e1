'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '#components/ui/disclosure'
import { CheckField } from '#components/ui/field'
import type { Service } from '#lib/scenario/document/document'
import { type SampleChoice, SampleList, type Samples } from './sample-list'

type Props = {
  service: Service
  samples: Samples
  isOn: boolean
  onTurn: (isOn: boolean) => void
  onChoose: (choice: SampleChoice) => void
}

/** A checkbox to make sample senders with the service, and a list of them. */
export function ServiceSamples({ service, samples: { samples, isChosen, chosen }, isOn, onTurn, onChoose }: Props) {
  const t = useTranslations('workspace.service')
  const own = useTranslations('services.samples')
  return (
    <div className="flex flex-col gap-2">
      <CheckField
        label={t('makeSenders')}
        hint={t('makeSendersHint')}
        checked={isOn}
        onChange={({ target }) => onTurn(target.checked)}
      />
      {isOn && (
        <Disclosure label={own('which')} note={own('chosen', { count: chosen.length, all: samples.length })}>
          <SampleList service={service} samples={samples} isChosen={isChosen} onChoose={onChoose} />
        </Disclosure>
      )}
    </div>
  )
}
