'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/field'
import { Popover } from '#components/ui/popover'
import { LIMITS } from '#lib/scenario/document/limits'

type Props = { readonly isDisabled: boolean; readonly onSave: (message: string) => void }

/** Beside the button that saves at once: saves with a message, which the list of versions shows. */
export function SaveWithMessage({ isDisabled, onSave }: Props) {
  const t = useTranslations('review.saving')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [message, setMessage] = useState('')
  const close = () => setAnchor(null)
  return (
    <>
      <Button
        tone="primary"
        aria-label={t('open')}
        title={t('open')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-disabled={isDisabled}
        className="-ml-1 rounded-l-none border-l-paper/35 px-1 aria-disabled:opacity-60"
        onClick={({ currentTarget }) => !isDisabled && setAnchor((open) => (open === null ? currentTarget : null))}
      >
        <ChevronDown aria-hidden className="size-3.5" />
      </Button>
      {anchor && (
        <Popover anchor={anchor} onClose={close}>
          <form
            aria-label={t('open')}
            className="flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-3 p-4"
            onSubmit={(event) => {
              event.preventDefault()
              onSave(message.trim())
              setMessage('')
              close()
            }}
          >
            <TextField
              label={t('label')}
              placeholder={t('placeholder')}
              hint={t('hint')}
              value={message}
              maxLength={LIMITS.message}
              autoFocus
              onChange={({ target }) => setMessage(target.value)}
            />
            <Button tone="primary" type="submit" className="self-end">
              {t('submit')}
            </Button>
          </form>
        </Popover>
      )}
    </>
  )
}
