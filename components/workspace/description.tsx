'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Button } from '#components/ui/button'
import { TextArea } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import { LIMITS } from '#lib/scenario/document/limits'

/** The description of the scenario, edited in place. */
export function Description({ text, change }: { text: string; change: DraftEditor['change'] }) {
  const t = useTranslations('workspace.description')
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <div className="flex max-w-3xl flex-col items-start gap-2">
        <TextArea
          className="w-full"
          label={t('label')}
          value={text}
          maxLength={LIMITS.text}
          rows={Math.min(10, Math.max(3, text.split('\n').length))}
          // The field replaces the button that opened it.
          autoFocus
          onChange={({ target }) =>
            change(
              changeDocument((document) => ({ ...document, description: target.value })),
              'description',
            )
          }
        />
        <Button onClick={() => setOpen(false)}>{t('done')}</Button>
      </div>
    )
  return (
    <div className="-mt-2 -mb-1 flex max-w-3xl flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
      {text !== '' && (
        <p className="min-w-0 whitespace-pre-line [overflow-wrap:anywhere]">
          <FreeText>{text}</FreeText>
        </p>
      )}
      <Button tone="quiet" className="-mx-2 text-ink-3" onClick={() => setOpen(true)}>
        {t(text === '' ? 'add' : 'edit')}
      </Button>
    </div>
  )
}
