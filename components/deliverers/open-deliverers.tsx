'use client'

import { useTranslations } from 'use-intl'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { goToDeliverers } from './go-to-deliverers'

/** A button with the count of unanswered kinds of direct delivery, which leads to their card. */
export function OpenDeliverers({ deliverers }: Pick<ScenarioDocument, 'deliverers'>) {
  const t = useTranslations('deliverers')
  const count = openDeliverers({ deliverers })
  if (count === 0) return null
  return (
    <button
      type="button"
      onClick={goToDeliverers}
      className="min-h-6 self-start rounded-md text-left text-xs text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-ink sm:text-sm"
    >
      {t('inSummary', { count })}
    </button>
  )
}
