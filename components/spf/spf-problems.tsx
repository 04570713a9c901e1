'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { spfProblemText } from '#lib/client/views/spf-problem-text'
import type { FlattenedSpfAnswer } from '#lib/contract/spf'

const TONES = { permerror: 'lost', temperror: 'ask', note: 'info' } as const
/** Problems that are listed. The others are counted. */
const TOLD = 6

/** The problems of a record and its look-ups, with advice. */
export function SpfProblems({ problems }: Pick<FlattenedSpfAnswer, 'problems'>) {
  const t = useTranslations('spf.result')
  const format = useFormatter()
  const { data: texts } = useEngineTexts('spf-problems')
  if (problems.length === 0) return null
  const more = problems.length - TOLD
  return (
    <section aria-label={t('problems')} className="flex flex-col gap-2">
      {problems.slice(0, TOLD).map(({ code, kind, value, path, message }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the problems of an answer never change, and may repeat
        <Notice key={index} tone={TONES[kind]}>
          <p className="wrap-anywhere">
            {spfProblemText(texts, {
              code,
              message,
              value: /^\d+$/.test(value) ? format.number(Number(value)) : value,
            })}
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
