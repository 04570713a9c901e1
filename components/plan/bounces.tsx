'use client'

import { useTranslations } from 'use-intl'
import { PanelSection } from '#components/ui/side-panel'
import { ToneIcon } from '#components/verdict/tones'
import { bounceWords } from '#lib/client/views/plan-words'
import type { KnownSender } from '#lib/matcher'
import type { Bounces } from '#lib/scenario/wants/bounces'
import { Question, type RecordAnswer } from './hangs-on'

type Props = {
  bounces: Bounces
  /** why the matcher refuses the sender */
  whyOf: (witness: KnownSender) => string | null
  onRecord: RecordAnswer | null
}

/** How the bounces of a service fare where what is wanted of it does not speak of them, and on which question that rests. */
export function BouncesSection({ bounces, whyOf, onRecord }: Props) {
  const t = useTranslations('plan.panel.bounces')
  const { tone, key } = bounceWords(bounces)
  const why = bounces.witness === null ? null : whyOf(bounces.witness)
  return (
    <PanelSection title={t('title')}>
      <p className="text-ink-2">{t('apart')}</p>
      <p className="flex items-start gap-1.5 font-medium">
        <ToneIcon tone={tone} className="mt-0.5 size-3.5" />
        {t(key)}
      </p>
      {why !== null && <p className="text-ink-2 wrap-anywhere">{why}</p>}
      {key !== 'in' && (
        <>
          <p className="text-ink-2">{t('letIn')}</p>
          <Question question="Q6" onRecord={onRecord} />
        </>
      )}
    </PanelSection>
  )
}
