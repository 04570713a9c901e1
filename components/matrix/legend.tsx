'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { usePlan } from '#components/plan/plan-provider'
import { ToneIcon } from '#components/verdict/tones'
import { lacksBounces } from '#lib/client/views/plan-words'

const SHOWN = ['good', 'shut', 'ask', 'lost', 'later', 'shared', 'open', 'decide', 'blank', 'quiet'] as const

/** The sign of the footnote of cells whose bounces do not get in. */
export const FOOTNOTE = '†'

/** What the marks of cells and phases mean. */
export function Legend() {
  const t = useTranslations('plan.legend')
  const { cells } = usePlan()
  const isFootnoteUsed = useMemo(() => cells.some(lacksBounces), [cells])
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
      {isFootnoteUsed && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden>{FOOTNOTE}</span>
          {t('bounces')}
        </li>
      )}
    </ul>
  )
}
