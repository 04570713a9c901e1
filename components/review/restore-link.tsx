'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** How an action of a row looks. */
export const ROW_LINK =
  'min-h-6 rounded-md font-medium text-accent hover:underline aria-disabled:cursor-not-allowed aria-disabled:text-ink-3 aria-disabled:no-underline max-phone:min-h-8'

type Props = { readonly revision: number; readonly isBlocked: boolean; readonly onRestore: () => void }

/** Restores a revision after a second press, which says what it does. */
export function RestoreLink({ revision, isBlocked, onRestore }: Props) {
  const t = useTranslations('review.versions')
  const [isAsking, setAsking] = useState(false)
  if (!isAsking || isBlocked)
    return (
      <button
        type="button"
        aria-label={t('restoreName', { revision })}
        aria-disabled={isBlocked}
        className={ROW_LINK}
        onClick={() => !isBlocked && setAsking(true)}
      >
        {t('restore')}
      </button>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <button
        type="button"
        // biome-ignore lint/a11y/noAutofocus: the button replaces the one that was pressed
        autoFocus
        className="min-h-6 rounded-md bg-ink px-2 font-medium text-paper forced-colors:text-[ButtonText] max-phone:min-h-8"
        onClick={onRestore}
      >
        {t('restoreNow', { revision })}
      </button>
      <button type="button" className={`${ROW_LINK} text-ink-2`} onClick={() => setAsking(false)}>
        {t('keep')}
      </button>
    </span>
  )
}
