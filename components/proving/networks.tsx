'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'

const SHOWN = 8

/** Networks side by side, the first few of many. */
export function Networks({ networks, left = 0 }: { networks: readonly string[]; left?: number }) {
  const t = useTranslations('proving.networks')
  const [isOpen, setOpen] = useState(false)
  if (networks.length === 0) return null
  const shown = isOpen ? networks : networks.slice(0, SHOWN)
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul className="contents">
        {shown.map((network) => (
          <li key={network} className="rounded-md bg-sunken px-1.5 py-px font-mono text-xs [overflow-wrap:anywhere]">
            {network}
          </li>
        ))}
      </ul>
      {left > 0 && (isOpen || networks.length <= SHOWN) && (
        <span className="text-xs text-ink-3">{t('left', { count: left })}</span>
      )}
      {networks.length > SHOWN && (
        <Button tone="quiet" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? t('fewer') : t('all', { count: networks.length + left })}
        </Button>
      )}
    </div>
  )
}
