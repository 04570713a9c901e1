'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { SearchField } from '#components/ui/search-field'
import type { ChangeView, SampleFilter, View } from '#lib/client/views/view-in-address'

const SHOWS: readonly SampleFilter[] = ['all', 'problems', 'open']

/**
 * Filters the samples: all, those with a problem in some phase, or those that depend on what is not known; and a
 * search.
 */
export function MatrixFilter({ view, onView }: { view: View; onView: ChangeView }) {
  const t = useTranslations('workspace.matrix')
  const name = useId()
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
              name={name}
              checked={view.show === show}
              onChange={() => onView({ show })}
              className="sr-only"
            />
            {t(`shows.${show}`)}
          </label>
        ))}
      </fieldset>
      <SearchField
        isSmall
        label={t('search')}
        placeholder={t('searchShort')}
        value={view.search}
        className="w-40"
        onChange={(search) => onView({ search })}
      />
    </div>
  )
}
