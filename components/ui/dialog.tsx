'use client'

import { Dialog as AriakitDialog, DialogDismiss, DialogHeading } from '@ariakit/react'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

type Props = { title: ReactNode; onClose: () => void; wide?: boolean; footer?: ReactNode; children: ReactNode }

/** A modal dialog, open as long as it is mounted. Escape closes it; focus goes in, stays in, and returns where it was. */
export function Dialog({ title, onClose, wide = false, footer, children }: Props) {
  const t = useTranslations('shell')
  return (
    <AriakitDialog
      open
      onClose={onClose}
      backdrop={<div className="bg-ink/30 dark:bg-black/60" />}
      className={`fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-2xl border border-line bg-surface shadow-float outline-none sm:inset-y-10 sm:bottom-auto sm:max-h-[calc(100dvh-5rem)] sm:w-[calc(100%-3rem)] sm:rounded-2xl ${wide ? 'sm:max-w-4xl' : 'sm:max-w-xl'}`}
    >
      <div className="flex items-start gap-3 border-b border-line px-5 py-3.5">
        <DialogHeading className="text-lg font-semibold tracking-tight">{title}</DialogHeading>
        <DialogDismiss
          aria-label={t('close')}
          className="ml-auto grid size-8 place-items-center rounded-lg text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </DialogDismiss>
      </div>
      <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
      {footer && (
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>
      )}
    </AriakitDialog>
  )
}
