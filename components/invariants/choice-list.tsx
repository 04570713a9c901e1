'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { CheckField } from '#components/ui/field'
import { phaseNumber } from '#lib/client/views/names'

type Item = { readonly id: string; readonly name: string }

type Props = {
  legend: string
  hint?: string | null
  error?: string | null
  items: readonly Item[]
  /** the whole list, if `items` is a part of it; items are numbered by their position in it */
  all?: readonly Item[]
  isNumbered?: boolean
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Checkboxes for the items of a list. The chosen ids keep the order of the list. */
export function ChoiceList({ legend, hint, error, items, all = items, isNumbered = false, chosen, onChange }: Props) {
  const t = useTranslations('proof.invariant')
  const id = useId()
  const isAll = items.length > 0 && items.every((item) => chosen.includes(item.id))
  const set = (ids: ReadonlySet<string>) => onChange(items.flatMap((item) => (ids.has(item.id) ? [item.id] : [])))
  const note = error ?? hint
  return (
    <fieldset aria-describedby={note ? id : undefined} className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {items.length > 2 && (
        <CheckField
          label={<span className="text-ink-2">{t('allPhases')}</span>}
          checked={isAll}
          onChange={() => set(new Set(isAll ? [] : items.map((item) => item.id)))}
        />
      )}
      <div className="grid gap-1.5 sm:grid-cols-2">
        {items.map((item) => (
          <CheckField
            key={item.id}
            label={`${isNumbered ? `${phaseNumber(all.findIndex((one) => one.id === item.id))} ` : ''}${item.name}`}
            checked={chosen.includes(item.id)}
            onChange={({ target }) =>
              set(new Set(target.checked ? [...chosen, item.id] : chosen.filter((one) => one !== item.id)))
            }
          />
        ))}
      </div>
      {note && (
        <p id={id} className={`text-xs ${error ? 'text-lost' : 'text-ink-3'}`}>
          {note}
        </p>
      )}
    </fieldset>
  )
}
