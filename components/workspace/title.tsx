'use client'

import { Pencil } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { InvisibleNote } from '#components/ui/texts'
import { type Draft, keepInvalidText } from '#lib/client/draft/draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import { LIMITS } from '#lib/scenario/document/limits'

const FIELD = 'title'

/**
 * The title of the scenario, edited in place. Escape brings the old one back. An empty title is kept as invalid text, and the document keeps the last
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
  const button = useRef<HTMLButtonElement>(null)
  const titleBefore = useRef(title)
  const open = () => {
    titleBefore.current = title
    setOpen(true)
  }
  const put = (value: string) =>
    change((draft) => {
      const isEmpty = value.trim() === ''
      const document = isEmpty || draft.document.title === value ? draft.document : { ...draft.document, title: value }
      return { ...draft, document, invalidText: keepInvalidText(draft.invalidText, FIELD, isEmpty ? value : null) }
    }, FIELD)
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent) => {
    if (nativeEvent.isComposing || (key !== 'Enter' && key !== 'Escape')) return
    // The button takes the focus of the field. A title that is empty keeps the field.
    flushSync(() => {
      if (key === 'Escape') put(titleBefore.current)
      setOpen(false)
    })
    button.current?.focus()
  }
  const typed = invalidText[FIELD] ?? title
  if (!isOpen && invalidText[FIELD] === undefined)
    return (
      <h1 className="min-w-0 text-base font-semibold">
        <button
          ref={button}
          type="button"
          onClick={open}
          title={title}
          className="group flex max-w-full items-center gap-1.5 rounded-md text-left hover:underline"
        >
          <span className="phone:truncate">
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
        onChange={({ target }) => put(target.value)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
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
