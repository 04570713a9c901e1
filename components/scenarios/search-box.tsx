'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ScenarioSummary } from '#lib/scenario/contract'

/** Reports whether every word of the search stands in the title or the description. */
export function matches({ title, description }: ScenarioSummary, search: string): boolean {
  const text = `${title}\n${description}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Narrows the list. The search stands in the address, so that a link restores it. */
export function SearchBox({ value, found, total }: { value: string; found: number; total: number }) {
  const t = useTranslations('scenarios.list')
  const change = (next: string) => {
    const address = new URL(window.location.href)
    if (next === '') address.searchParams.delete('q')
    else address.searchParams.set('q', next)
    window.history.replaceState(null, '', address)
  }
  return (
    <search className="mb-3 flex flex-wrap items-center gap-3">
      <label className="relative w-full sm:w-80">
        <span className="sr-only">{t('search')}</span>
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-3" />
        <input
          type="search"
          value={value}
          placeholder={t('search')}
          onChange={(event) => change(event.target.value)}
          className="w-full rounded-lg border border-line-strong bg-surface py-1.5 pr-2 pl-8.5 text-base placeholder:text-ink-3 hover:border-ink-3"
        />
      </label>
      <p role="status" className="text-sm text-ink-3">
        {value === '' ? '' : t('found', { found, total })}
      </p>
    </search>
  )
}
