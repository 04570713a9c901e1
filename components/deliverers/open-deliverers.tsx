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
      className="-mx-1.5 flex h-6 items-center gap-2 rounded-md px-1.5 text-left text-ink-2 hover:bg-sunken max-phone:h-8"
    >
      <ToneIcon tone="blank" />
      <span className="min-w-0 truncate">{t('inSummary', { count })}</span>
    </button>
  )
}
