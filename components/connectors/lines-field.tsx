'use client'

import { type ReactNode, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { InvisibleNote } from '#components/ui/texts'
import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ReadLines } from '#lib/client/edits/lines'

type Props = {
  label: string
  labelHidden?: boolean
  values: readonly string[]
  /** earlier text of the field that has invalid lines */
  invalidText: string | undefined
  /** reads the list in a text */
  read: (text: string) => ReadLines
  /** the form of a valid entry, shown after an invalid one */
  advice: string
  /** whether an invalid entry can be read and is refused for another reason, which the advice says */
  isReadable?: boolean
  hint?: string | undefined
  /** shown for entries that are valid in form and still wrong */
  warning?: ReactNode
  placeholder?: string
  mostRows?: number
  /** further ways to fill the list, shown beside the hint */
  actions?: ReactNode
  onRead: (read: ReadLines, text: string) => void
}

/** Errors that are listed under a field. The others are counted. */
const LISTED = 3

/**
 * A field for a list, with one entry per line or in any other form. The typed text is never changed. Valid entries take effect at once.
 * Invalid ones are named with their line, and their text is kept.
 */
export function LinesField(props: Props) {
  const {
    label,
    labelHidden = false,
    values,
    invalidText,
    read: readList,
    advice,
    isReadable = false,
    hint,
    warning,
    placeholder,
    mostRows = 7,
    actions,
    onRead,
  } = props
  const t = useTranslations('connectors.lines')
  const id = useId()
  const [typed, setTyped] = useState<{ readonly text: string; readonly read: ReadLines } | null>(null)
  const kept = useMemo(() => (invalidText === undefined ? null : readList(invalidText)), [invalidText, readList])
  // After an undo or an edit elsewhere, the typed text no longer matches the values.
  const current = typed !== null && isEqual(typed.read.values, values) ? typed : null
  const text = current?.text ?? invalidText ?? values.join('\n')
  const invalid = (current?.read ?? kept)?.invalid ?? []
  const rows = Math.min(mostRows, Math.max(1, text.split('\n').length))
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={invalid.length > 0 || undefined}
        aria-describedby={`${id}-note`}
        onChange={({ target: { value } }) => {
          const read = readList(value)
          setTyped({ text: value, read })
          onRead(read, value)
        }}
        onBlur={() => setTyped(null)}
        className={`border font-mono text-xs aria-invalid:border-lost ${labelHidden ? '-mx-1.5 resize-none field-sizing-content max-h-72 w-[calc(100%+12px)] rounded-md border-transparent bg-transparent px-[5px] py-0.5 leading-4.5 placeholder:font-sans placeholder:text-ink-3 hover:border-line-strong focus:border-accent focus:bg-surface' : 'w-full resize-y rounded-lg border-line-strong bg-surface px-2 py-1 leading-relaxed hover:border-ink-3'}`}
      />
      <div className="flex flex-wrap items-start justify-end gap-x-2">
        <div
          id={`${id}-note`}
          className={`flex-1 text-xs leading-6 ${invalid.length > 0 ? 'min-w-[min(100%,13rem)]' : 'min-w-0'}`}
        >
          {invalid.slice(0, LISTED).map(({ line, text: entry }) => (
            <p key={`${line} ${entry}`} className="text-lost [overflow-wrap:anywhere]">
              {t(isReadable ? 'refused' : 'invalid', { line, entry, advice })}
            </p>
          ))}
          {invalid.length > LISTED && (
            <p className="text-lost">{t('moreInvalid', { count: invalid.length - LISTED })}</p>
          )}
          <InvisibleNote text={text} compared />
          {warning}
          {invalid.length === 0 && hint && <p className="text-ink-3">{hint}</p>}
        </div>
        {actions}
      </div>
    </div>
  )
}
