'use client'

import { useTranslations } from 'use-intl'
import type { NotJudged } from '#lib/scenario/wants/summary'

const TONES = { ok: 'text-good', wrong: 'text-lost', 'not-read': 'text-ink-3' } as const

/** What no verdict takes into account, and whether anybody has looked at it. */
export function NotJudgedStrip({ items }: { items: readonly NotJudged[] }) {
  const t = useTranslations('plan.notJudged')
  if (items.length === 0) return null
  const unread = items.filter(({ state }) => state === 'not-read').length
  return (
    <details className="rounded-xl border border-line bg-sunken px-4 py-2 text-sm sm:px-4.5">
      <summary className="text-ink-2">
        {t('title')} · <span className="text-ink-3">{t('count', { count: unread })}</span>
      </summary>
      <p className="py-1 text-ink-3">{t('note')}</p>
      <ul className="grid gap-x-6 gap-y-0.5 sm:grid-cols-2">
        {items.map(({ code, state }) => (
          <li key={code} className="flex justify-between gap-3">
            <span className="min-w-0">{t(`codes.${code}`)}</span>
            <span className={`shrink-0 ${TONES[state]}`}>{t(`state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
