'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SelectField } from '#components/ui/field'
import { SearchField } from '#components/ui/search-field'
import { LIST_FILTERS, LIST_ORDERS, type ListView } from '#lib/client/views/scenario-order'

/** Milliseconds until the address is changed. Browsers refuse many address changes in a short time. */
const WRITE_AFTER = 150

/** Search, filter and order of the list. The address holds them too, so that a link and a reload restore them. */
export function useListView(): [ListView, (part: Partial<ListView>) => void] {
  const params = useSearchParams()
  const [view, setView] = useState<ListView>(() => ({
    search: params.get('q') ?? '',
    order: LIST_ORDERS.find((one) => one === params.get('sort')) ?? 'changed',
    filter: LIST_FILTERS.find((one) => one === params.get('show')) ?? 'all',
  }))
  useEffect(() => {
    const timer = setTimeout(() => write(view), WRITE_AFTER)
    return () => clearTimeout(timer)
  }, [view])
  return [view, (part) => setView((before) => ({ ...before, ...part }))]
}

/** Writes the view into the address. The order of its parts is fixed, so that one view has one address. */
function write({ search, order, filter }: ListView): void {
  const address = new URL(window.location.href)
  const put = (name: string, value: string, usual: string) => {
    address.searchParams.delete(name)
    if (value !== usual) address.searchParams.append(name, value)
  }
  put('q', search, '')
  put('sort', order, 'changed')
  put('show', filter, 'all')
  if (address.href !== window.location.href) window.history.replaceState(window.history.state, '', address)
}

type Props = {
  readonly view: ListView
  readonly found: number
  readonly total: number
  readonly onChange: (part: Partial<ListView>) => void
}

/** Search, filter and order above the list, and how many scenarios are shown of all. */
export function ListControls({ view, found, total, onChange }: Props) {
  const t = useTranslations('scenarios.list')
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label={t('search')}
        value={view.search}
        className="w-full sm:w-80"
        onChange={(search) => onChange({ search })}
      />
      <SelectField
        label={t('filter')}
        labelHidden
        value={view.filter}
        onChange={({ target }) => onChange({ filter: LIST_FILTERS.find((one) => one === target.value) ?? 'all' })}
      >
        {LIST_FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {t(`filters.${filter}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('order')}
        labelHidden
        value={view.order}
        onChange={({ target }) => onChange({ order: LIST_ORDERS.find((one) => one === target.value) ?? 'changed' })}
      >
        {LIST_ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`orders.${order}`)}
          </option>
        ))}
      </SelectField>
      <p role="status" className="ml-1 text-sm text-ink-3">
        {found === total ? '' : t('found', { found, total })}
      </p>
    </search>
  )
}
