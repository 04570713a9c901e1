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
    <div className="flex flex-col items-start">
      <ul className="grid w-full grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-2">
        {list.shown.map((network) => (
          <li key={network} className="font-mono text-xs leading-4.5 [overflow-wrap:anywhere]">
            {network}
          </li>
        ))}
      </ul>
      {left > 0 && (list.isAll || !list.isLong) && (
        <span className="text-xs text-ink-3">{t('left', { count: left })}</span>
      )}
      <ShowAllButton
        list={list}
        all={t('all', { count: networks.length + left })}
        fewer={t('fewer')}
        className="-ml-2"
      />
    </div>
  )
}
