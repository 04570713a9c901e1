'use client'

import { useTranslations } from 'use-intl'
import { ToneIcon } from '#components/verdict/tones'
import { useViewing } from '#components/viewing/viewing'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** A button with the count of unanswered kinds of direct delivery, which leads to them in the facts. */
export function OpenDeliverers({ deliverers }: Pick<ScenarioDocument, 'deliverers'>) {
  const t = useTranslations('deliverers')
  const { showView } = useViewing()
  const count = openDeliverers({ deliverers })
  if (count === 0) return null
  return (
    <button
      type="button"
      onClick={() => showView('facts', 'deliverers')}
      className="-mx-1.5 flex shrink-0 items-start gap-2 rounded-md px-1.5 text-left leading-4.25 text-ink-2 hover:bg-sunken phone:min-h-6 phone:py-px max-phone:min-h-8 max-phone:py-1.5"
    >
      <ToneIcon tone="blank" className="mt-0.5 size-3.5" />
      <span className="min-w-0">{t('inSummary', { count })}</span>
    </button>
  )
}
