'use client'

import { useTranslations } from 'use-intl'

/** A button beside a list field that opens the SPF dialog. */
export function SpfLink({ label, onOpen }: { label: string; onOpen: () => void }) {
  const t = useTranslations('spf')
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onOpen}
      className="ml-auto min-h-6 shrink-0 rounded-md text-xs text-accent underline-offset-2 hover:underline"
    >
      {t('open')} …
    </button>
  )
}
