'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SearchField } from '#components/ui/search-field'
import type { ScenarioSummary } from '#lib/contract/schemas'

/** Reports whether title or description contain every word of the search. */
export function matches({ title, description }: ScenarioSummary, search: string): boolean {
  const text = `${title}\n${description}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Milliseconds until the address is changed. Browsers refuse many address changes in a short time. */
const WRITE_AFTER = 150

/** The search text. The address holds it too, so that a link restores it. */
export function useSearch(): [string, (search: string) => void] {
  const given = useSearchParams().get('q') ?? ''
  const [search, setSearch] = useState(given)
  useEffect(() => {
    if (search === given) return
    const timer = setTimeout(() => {
      const address = new URL(window.location.href)
      if (search === '') address.searchParams.delete('q')
      else address.searchParams.set('q', search)
      window.history.replaceState(null, '', address)
    }, WRITE_AFTER)
    return () => clearTimeout(timer)
  }, [search, given])
  return [search, setSearch]
}

type Props = { value: string; found: number; total: number; onChange: (search: string) => void }

/** A search field with the count of scenarios found. */
export function SearchBox({ value, found, total, onChange }: Props) {
  const t = useTranslations('scenarios.list')
  return (
    <search className="mb-3 flex flex-wrap items-center gap-3">
      <SearchField label={t('search')} value={value} className="w-full sm:w-80" onChange={onChange} />
      <p role="status" className="text-sm text-ink-3">
        {value === '' ? '' : t('found', { found, total })}
      </p>
    </search>
  )
}
