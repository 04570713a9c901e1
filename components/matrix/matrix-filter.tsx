'use client'

import { Search } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { ChangeView, Show, View } from '#lib/client/view'

const SHOWS: readonly Show[] = ['all', 'problems', 'open']

/** Which routes are shown: all, those that go wrong somewhere, those that hang on what is not known; and a search. */
export function MatrixFilter({ view, onView }: { view: View; onView: ChangeView }) {
  const t = useTranslations('workspace.matrix')
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset className="flex rounded-lg border border-line-strong p-0.5 text-sm">
        <legend className="sr-only">{t('show')}</legend>
        {SHOWS.map((show) => (
          <label
            key={show}
            className="cursor-pointer rounded-md px-2.5 py-1 text-ink-2 hover:text-ink has-checked:bg-line has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={`${id}-show`}
              checked={view.show === show}
              onChange={() => onView({ show })}
              className="sr-only"
            />
            {t(`shows.${show}`)}
          </label>
        ))}
      </fieldset>
      <div className="relative w-40">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
        <label htmlFor={`${id}-search`} className="sr-only">
          {t('search')}
        </label>
        <input
          id={`${id}-search`}
          type="search"
          value={view.search}
          onChange={(event) => onView({ search: event.target.value })}
          placeholder={t('searchShort')}
          className="min-h-8 w-full rounded-lg border border-line-strong bg-surface py-1 pr-2.5 pl-8 text-sm placeholder:text-ink-3"
        />
      </div>
    </div>
  )
}
