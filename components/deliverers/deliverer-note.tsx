'use client'

import { useTranslations } from 'use-intl'
import { useEditing } from '#components/editing/editing'
import { FreeText } from '#components/shell/free-text'
import { InvisibleNote } from '#components/ui/texts'
import { changeDocument } from '#lib/client/draft/draft'
import { answerDeliverer } from '#lib/client/edits/deliverers'
import type { DelivererId } from '#lib/scenario/document/deliverer-ids'
import { LIMITS } from '#lib/scenario/document/limits'

type Props = { id: DelivererId; title: string; note: string; isNew: boolean; onLeave: () => void }

/** The note on an answer: a text field, or the text if the scenario is read-only. */
export function DelivererNote({ id, title, note, isNew, onLeave }: Props) {
  const t = useTranslations('deliverers')
  const editing = useEditing()
  if (editing === null)
    return (
      <p className="text-sm whitespace-pre-wrap wrap-anywhere">
        <FreeText>{note}</FreeText>
      </p>
    )
  return (
    <>
      <textarea
        aria-label={t('noteOn', { title })}
        // biome-ignore lint/a11y/noAutofocus: the field replaces the button that opened it
        autoFocus={isNew}
        rows={1}
        value={note}
        maxLength={LIMITS.text}
        placeholder={t('noteHint')}
        onChange={({ target }) =>
          editing.change(changeDocument(answerDeliverer(id, { note: target.value })), `deliverers/${id}/note`)
        }
        onBlur={onLeave}
        className="field-sizing-content max-h-40 w-full resize-y rounded-md border border-line bg-surface px-2 py-1 text-sm placeholder:text-ink-3 hover:border-line-strong"
      />
      <InvisibleNote text={note} />
    </>
  )
}

/** A button that opens the note field. */
export function AddNote({ title, onAdd }: { title: string; onAdd: () => void }) {
  const t = useTranslations('deliverers')
  return (
    <>
      {' '}
      <button
        type="button"
        aria-label={t('noteOn', { title })}
        onClick={onAdd}
        className="rounded-md whitespace-nowrap text-accent underline-offset-2 hover:underline"
      >
        {t('note')} …
      </button>
    </>
  )
}
