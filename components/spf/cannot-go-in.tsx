'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { FlattenedSpfAnswer } from '#lib/contract/spf'
import type { SpfReason } from '#lib/exchange/spf/flattened-spf'
import { Networks } from './networks'

/** The parts of a record that no connector can hold, by reason, with advice. */
export function CannotGoIn({ cannotGoIn }: Pick<FlattenedSpfAnswer, 'cannotGoIn'>) {
  const t = useTranslations('spf.cannot')
  const format = useFormatter()
  const { data: texts } = useEngineTexts('spf-reasons')
  if (cannotGoIn.length === 0) return null
  const byReason = new Map<SpfReason, { values: Set<string>; domains: Set<string>; message: string }>()
  for (const { reason, value, path, message } of cannotGoIn) {
    const group = byReason.get(reason) ?? { values: new Set(), domains: new Set(), message }
    group.values.add(value)
    for (const domain of path.slice(-1)) group.domains.add(domain)
    byReason.set(reason, group)
  }
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold tracking-tight">
        {t('title')}{' '}
        <span className="text-sm font-normal text-ink-3">
          {t('count', { count: cannotGoIn.length, number: format.number(cannotGoIn.length) })}
        </span>
      </h2>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {[...byReason].map(([reason, { values, domains, message }]) => (
          <li key={reason} className="flex flex-col gap-1 px-3.5 py-2.5 text-sm">
            <p>{texts?.[reason] ?? message}</p>
            <Networks networks={[...values]} />
            {domains.size > 0 && (
              <p className="text-xs text-ink-3 wrap-anywhere">{t('at', { domains: format.list(domains) })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
