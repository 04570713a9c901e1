'use client'

import { useQuery } from '@tanstack/react-query'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import type { FlattenedSpf } from '#lib/exchange/spf/flattened-spf'
import { problemText, spfTextsOptions } from '#lib/texts/spf-texts'

const TONES = { permerror: 'lost', temperror: 'ask', note: 'info' } as const
/** Problems told one by one; the rest is counted. */
const TOLD = 6

/** What is wrong with the record or its look-ups, in words, and what to do about it. */
export function SpfProblems({ problems }: Pick<FlattenedSpf, 'problems'>) {
  const t = useTranslations('spf.result')
  const format = useFormatter()
  const { data: texts } = useQuery(spfTextsOptions(useLocale()))
  if (problems.length === 0) return null
  const more = problems.length - TOLD
  return (
    <section aria-label={t('problems')} className="flex flex-col gap-2">
      {problems.slice(0, TOLD).map(({ code, kind, value, path, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one answer's problems never change, and the same can occur twice
        <Notice key={index} tone={TONES[kind]}>
          <p className="wrap-anywhere">
            {problemText(texts, code, /^\d+$/.test(value) ? format.number(Number(value)) : value, message)}
          </p>
          {path.length > 1 && <p className="font-mono text-xs wrap-anywhere opacity-90">{path.join(' → ')}</p>}
        </Notice>
      ))}
      {more > 0 && (
        <p className="text-sm text-ink-2">{t('moreProblems', { count: more, number: format.number(more) })}</p>
      )}
    </section>
  )
}
