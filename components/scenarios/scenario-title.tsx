'use client'

import Link from 'next/link'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { LIMITS } from '#lib/scenario/document/limits'

type Props = {
  readonly id: string
  readonly title: string
  readonly isRenaming: boolean
  /** null: the title stays as it is */
  readonly onRenamed: (title: string | null) => void
}

/** The title of a scenario in the list, which leads to it; or a field in its place that renames it. Escape keeps the title. */
export function ScenarioTitle({ id, title, isRenaming, onRenamed }: Props) {
  const link = useRef<HTMLAnchorElement>(null)
  const wasRenaming = useRef(false)
  // The field that had the focus is gone: the title in its place takes it.
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) link.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming])
  if (isRenaming) return <RenameField title={title} onRenamed={onRenamed} />
  return (
    <Link ref={link} href={`/scenarios/${id}`} className="wrap-anywhere after:absolute after:inset-0">
      <FreeText>{title}</FreeText>
    </Link>
  )
}

function RenameField({ title, onRenamed }: Pick<Props, 'title' | 'onRenamed'>) {
  const t = useTranslations('scenarios.list')
  const [typed, setTyped] = useState(title)
  const isEmpty = typed.trim() === ''
  const isDone = useRef(false)
  // A field that leaves the page may lose the focus once more, after Escape has kept the title.
  const finish = (isKept: boolean) => {
    if (isDone.current) return
    isDone.current = true
    onRenamed(isKept || isEmpty || typed === title ? null : typed)
  }
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent) => {
    if (nativeEvent.isComposing) return
    if (key === 'Escape') finish(true)
    if (key === 'Enter' && !isEmpty) finish(false)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the field replaces the title
      autoFocus
      aria-label={t('renameTitle', { title })}
      aria-invalid={isEmpty || undefined}
      value={typed}
      maxLength={LIMITS.title}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(false)}
      className="relative z-10 w-full max-w-120 min-w-0 rounded-md border border-line-strong bg-surface px-2 py-0.5 font-semibold"
    />
  )
}
