'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useShortList } from '#components/ui/short-list'

/** Networks of a long list that are shown at first. */
const SHOWN = 18

/** Networks as running text, because there can be ten thousand. */
export function Networks({ networks }: { networks: readonly string[] }) {
  const t = useTranslations('spf.networks')
  const format = useFormatter()
  // For a handful more networks, a button would take as much space as the networks.
  const most = networks.length > SHOWN + 6 ? SHOWN : networks.length
  const { shown, isLong, isAll, toggle } = useShortList(networks, most)
  if (networks.length === 0) return null
  return (
    <p className="font-mono text-xs leading-5 text-ink-2 [word-spacing:0.5em]">
      {shown.join(' ')}
      {isLong && (
        <>
          {' '}
          <button
            type="button"
            aria-expanded={isAll}
            onClick={toggle}
            className="min-h-6 rounded-md font-sans whitespace-nowrap text-accent underline underline-offset-2 [word-spacing:normal]"
          >
            {isAll ? t('fewer') : t('all', { number: format.number(networks.length) })}
          </button>
        </>
      )}
    </p>
  )
}

const SIGNS = {
  added: { sign: '+', tone: 'text-good' },
  removed: { sign: '−', tone: 'text-lost' },
  same: { sign: '=', tone: 'text-ink-3' },
} as const

/** One kind of change: its sign, its meaning in words, and its networks. */
export function ChangedNetworks({
  kind,
  title,
  networks,
  children,
}: {
  kind: keyof typeof SIGNS
  title: string
  networks: readonly string[]
  children?: React.ReactNode
}) {
  const { sign, tone } = SIGNS[kind]
  const isNone = networks.length === 0
  return (
    <li className="flex gap-3 px-3.5 py-2.5">
      <span aria-hidden className={`w-3 shrink-0 text-center font-mono font-semibold ${isNone ? 'text-ink-3' : tone}`}>
        {sign}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={isNone ? 'text-ink-3' : 'font-medium'}>{title}</p>
        <Networks networks={networks} />
        {children}
      </div>
    </li>
  )
}
