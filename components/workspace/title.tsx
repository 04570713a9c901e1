'use client'

import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { InvisibleNote } from '#components/ui/texts'
import { type Draft, keepInvalidText } from '#lib/client/draft/draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import { LIMITS } from '#lib/scenario/document/limits'

const FIELD = 'title'

/**
 * The title of the scenario, edited in place. An empty title is kept as invalid text, and the document keeps the last
 * one.
 */
export function Title({
  title,
  invalidText,
  change,
}: {
  title: string
  invalidText: Draft['invalidText']
  change: DraftEditor['change']
}) {
  const t = useTranslations('workspace.tools')
  const shell = useTranslations('shell')
  const [isOpen, setOpen] = useState(false)
  const typed = invalidText[FIELD] ?? title
  if (!isOpen && invalidText[FIELD] === undefined)
    return (
      <h1 className="min-w-0 text-base font-semibold max-phone:w-full">
        <button
          type="button"
          onClick={() => setOpen(true)}
          title={t('rename')}
          className="group flex max-w-full items-center gap-1.5 rounded-md text-left hover:underline"
        >
          <span className="truncate">
            <FreeText>{title}</FreeText>
          </span>
          <Pencil
            aria-hidden
            className="size-3.5 shrink-0 text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
          />
          <span className="sr-only">, {t('rename')}</span>
        </button>
      </h1>
    )
  return (
    <h1 className="relative min-w-0 flex-1 text-base">
      <input
        // biome-ignore lint/a11y/noAutofocus: the field replaces the button that opened it
        autoFocus={isOpen}
        aria-label={t('titleField')}
        aria-invalid={typed.trim() === '' || undefined}
        value={typed}
        maxLength={LIMITS.title}
        onChange={({ target: { value } }) =>
          change((draft) => {
            const isEmpty = value.trim() === ''
            const document =
              isEmpty || draft.document.title === value ? draft.document : { ...draft.document, title: value }
            return {
              ...draft,
              document,
              invalidText: keepInvalidText(draft.invalidText, FIELD, isEmpty ? value : null),
            }
          }, FIELD)
        }
        onBlur={() => setOpen(false)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter' || key === 'Escape') currentTarget.blur()
        }}
        className="w-full max-w-96 min-w-40 rounded-md border border-line-strong bg-surface px-2 py-0.5 font-semibold"
      />
      {typed.length >= LIMITS.title && (
        <span className="absolute top-full left-0 z-10 rounded-b-md bg-surface px-2 py-1 text-xs font-normal text-ink-3 shadow-float">
          {shell('fieldFull', { max: LIMITS.title })}
        </span>
      )}
      {typed.trim() === '' && (
        <span className="absolute top-full left-0 z-10 rounded-b-md bg-surface px-2 py-1 text-xs font-normal text-lost shadow-float">
          {t('titleEmpty')}
        </span>
      )}
      <InvisibleNote text={typed} />
    </h1>
  )
}
