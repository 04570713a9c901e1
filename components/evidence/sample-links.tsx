'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { phaseNumber } from '#lib/client/views/names'
import type { SenderWithReply } from '#lib/exchange/evidence/senders-with-reply'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Samples that are listed for one phase. The others are counted. */
const LISTED = 4

export type SampleLinksProps = {
  document: ScenarioDocument
  index: number
  answered: readonly SenderWithReply[]
  onGoTo: (phaseId: string, senderId: string) => void
}

/** The sample senders that get the reply in a phase, each with a button that shows its reason. */
export function SampleLinks({ document, index, answered, onGoTo }: SampleLinksProps) {
  const t = useTranslations('evidence.phases')
  if (answered.length === 0) return <p className="text-sm text-ink-2">{t('noSamples')}</p>
  return (
    <div>
      <p className="text-xs text-ink-3">{t('samples')}</p>
      <ul className="mt-1 flex flex-col items-start gap-1.5">
        {answered.slice(0, LISTED).map(({ phaseId, senderId, isLost }) => {
          const name = document.senders.find(({ id }) => id === senderId)?.name || senderId
          return (
            <li key={senderId} className="flex max-w-full flex-wrap items-center gap-2">
              <Button
                className="max-w-full text-left !whitespace-normal wrap-anywhere"
                onClick={() => onGoTo(phaseId, senderId)}
              >
                {t('show', { sender: name, phase: phaseNumber(index) })}
                <ArrowRight aria-hidden className="size-4 shrink-0" />
              </Button>
              {isLost && <span className="text-sm font-medium text-lost">{t('lost')}</span>}
            </li>
          )
        })}
      </ul>
      {answered.length > LISTED && (
        <p className="mt-1 text-xs text-ink-3">{t('moreSamples', { count: answered.length - LISTED })}</p>
      )}
    </div>
  )
}
