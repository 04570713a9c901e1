'use client'

import { useTranslations } from 'use-intl'
import { ShowAllButton, useShortList } from '#components/ui/short-list'

const SHOWN = 8

/** Shows networks side by side; of a long list the first few, and a button for the rest. */
export function Networks({ networks, left = 0 }: { networks: readonly string[]; left?: number }) {
  const t = useTranslations('proof.networks')
  const list = useShortList(networks, SHOWN)
  if (networks.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul className="contents">
        {list.shown.map((network) => (
          <li key={network} className="rounded-md bg-sunken px-1.5 py-px font-mono text-xs [overflow-wrap:anywhere]">
            {network}
          </li>
        ))}
      </ul>
      {left > 0 && (list.isAll || !list.isLong) && (
        <span className="text-xs text-ink-3">{t('left', { count: left })}</span>
      )}
      <ShowAllButton list={list} all={t('all', { count: networks.length + left })} fewer={t('fewer')} />
    </div>
  )
}
