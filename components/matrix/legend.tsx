'use client'

import { useTranslations } from 'use-intl'
import { ToneIcon } from '#components/verdict/tones'

const SHOWN = ['good', 'shut', 'ask', 'lost', 'shared', 'decide'] as const

/** What the marks of the cells mean. */
export function Legend() {
  const t = useTranslations('plan.legend')
  return (
    <ul
      aria-label={t('label')}
      className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1.5 py-2 text-xs text-ink-2 print:hidden"
    >
      {SHOWN.map((tone) => (
        <li key={tone} className="flex items-center gap-1.5">
          <ToneIcon tone={tone} />
          {t(tone)}
        </li>
      ))}
    </ul>
  )
}
