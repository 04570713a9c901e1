'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { type DraftSlot, dropDraft } from '#lib/client/draft/storage'
import type { StoredDraft } from '#lib/client/draft/stored-draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'

/**
 * Says that unsaved changes of an earlier visit were restored, until the next edit. Discarding them is an edit that
 * undo reverts.
 */
export function RestoredDraftNotice({ found, draft }: { found: StoredDraft | null; draft: DraftEditor }) {
  const t = useTranslations('workspace.restored')
  const shell = useTranslations('shell')
  const format = useFormatter()
  const { isChanged, state, change } = draft
  const [isShown, setShown] = useState(isChanged)
  const [restored] = useState(state.present)
  // Discarding after another edit would throw that away too: from then on undo goes back, step by step.
  if (isShown && (!isChanged || state.present !== restored)) setShown(false)
  if (found === null || !isShown) return null
  const [before] = state.past
  return (
    <Notice
      live
      actions={
        <>
          {before && (
            <Button
              onClick={() => {
                change(() => before)
                setShown(false)
              }}
            >
              {t('discard')}
            </Button>
          )}
          <Button tone="quiet" onClick={() => setShown(false)}>
            {shell('close')}
          </Button>
        </>
      }
    >
      {t('text', { when: format.dateTime(new Date(found.storedAt), { dateStyle: 'medium', timeStyle: 'short' }) })}
      {before &&
        found.revision !== before.revision &&
        ` ${t('older', { mine: found.revision, latest: before.revision })}`}
    </Notice>
  )
}

/** Says that the browser stores drafts that this version cannot read, and offers to delete them. */
export function UnreadableDraftsNotice({ slots }: { slots: readonly DraftSlot[] }) {
  const t = useTranslations('workspace.unreadable')
  const shell = useTranslations('shell')
  const [isShown, setShown] = useState(slots.length > 0)
  if (!isShown) return null
  const discard = async () => {
    await Promise.all(slots.map(dropDraft))
    setShown(false)
  }
  return (
    <Notice
      live
      tone="ask"
      actions={
        <>
          <Button onClick={discard}>{t('discard')}</Button>
          <Button tone="quiet" onClick={() => setShown(false)}>
            {shell('close')}
          </Button>
        </>
      }
    >
      {t('text')}
    </Notice>
  )
}
