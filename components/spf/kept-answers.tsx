'use client'

import { RefreshCw, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { compareWithConnector } from '#lib/exchange/spf/compare'
import type { SpfAnswer } from '#lib/scenario/document/document'

type Props = {
  kept: readonly SpfAnswer[]
  /** the list that the answers are compared with */
  networks: readonly string[]
  isAsking: boolean
  onAsk: (domain: string) => void
  onForget: ((domain: string) => void) | null
}

/** The stored answers, newest first: the time of each, its difference to the list, and a button to ask again. */
export function KeptAnswers({ kept, networks, isAsking, onAsk, onForget }: Props) {
  const t = useTranslations('spf.kept')
  if (kept.length === 0) return null
  const newest = [...kept].sort((a, b) => b.askedAt.localeCompare(a.askedAt))
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold tracking-tight">{t('title')}</h2>
      <ul aria-label={t('title')} className="divide-y divide-line rounded-xl border border-line">
        {newest.map((answer) => (
          <li key={answer.domain} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3.5 py-2">
            <Facts answer={answer} networks={networks} />
            <Button
              aria-label={t('againNamed', { domain: answer.domain })}
              disabled={isAsking}
              onClick={() => onAsk(answer.domain)}
            >
              <RefreshCw aria-hidden className="size-3.5" />
              {t('again')}
            </Button>
            {onForget && (
              <button
                type="button"
                aria-label={t('forget', { domain: answer.domain })}
                title={t('forget', { domain: answer.domain })}
                onClick={() => onForget(answer.domain)}
                className="grid size-8 shrink-0 place-items-center rounded-lg text-ink-3 hover:bg-sunken hover:text-ink"
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ answer, networks }: { answer: SpfAnswer; networks: readonly string[] }) {
  const t = useTranslations('spf.kept')
  const format = useFormatter()
  const counted = (count: number) => ({ count, number: format.number(count) })
  const missing = compareWithConnector(answer, networks).added.length
  const when = format.dateTime(new Date(answer.askedAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="font-mono text-sm font-medium wrap-anywhere">{answer.domain}</p>
      <p className="text-xs text-ink-3">
        {t('asked', { when })} · {t('networks', counted(answer.networks.length))} ·{' '}
        <span className={missing > 0 ? 'text-ask' : ''}>{missing > 0 ? t('notIn', counted(missing)) : t('allIn')}</span>
      </p>
    </div>
  )
}
