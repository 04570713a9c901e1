'use client'

import { useTranslations } from 'use-intl'
import type { NotJudged } from '#lib/scenario/wants/not-judged'

const TONES = { ok: 'text-good', wrong: 'text-lost', 'not-read': 'text-ink-3' } as const

/** What no verdict takes into account, and whether anybody has looked at it. */
export function NotJudgedStrip({ items }: { items: readonly NotJudged[] }) {
  const t = useTranslations('plan.notJudged')
  if (items.length === 0) return null
  const found = items.filter(({ state }) => state === 'wrong').length
  const unread = items.filter(({ state }) => state === 'not-read').length
  return (
    <details className="open:w-full">
      <summary className="min-h-6 py-0.5">
        {t('title')} · {found > 0 && <span className={TONES.wrong}>{t('found', { count: found })} · </span>}
        <span className="text-ink-3">{t('count', { count: unread })}</span>
      </summary>
      <p className="pt-1 text-ink-3">{t('note')}</p>
      <ul className="grid gap-x-6 gap-y-0.5 py-1.5 text-sm phone:grid-cols-2">
        {items.map(({ code, state }) => (
          <li key={code} className="flex justify-between gap-3 border-b border-line py-1">
            <span className="min-w-0">{t(`codes.${code}`)}</span>
            <span className={`shrink-0 ${TONES[state]}`}>{t(`state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
