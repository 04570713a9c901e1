'use client'

import { X } from 'lucide-react'
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useUiTexts } from './texts'

type Props = { title: ReactNode; onClose: () => void; wide?: boolean; footer?: ReactNode; children: ReactNode }

/** A modal dialog, open as long as it is mounted. Escape and a press beside it close it; focus goes in, stays in, and returns where it was. */
export function Dialog({ title, onClose, wide = false, footer, children }: Props) {
  const texts = useUiTexts()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Only a dialog that is closed before it leaves the page gives focus back.
    return () => dialog?.close()
  }, [])
  // The browser tells of a closing later, when the dialog may be gone or open again.
  const onClosed = ({ currentTarget: dialog }: SyntheticEvent<HTMLDialogElement>) => {
    if (dialog.isConnected && !dialog.open) onClose()
  }
  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClosed}
      onMouseDown={({ target, currentTarget }) => target === currentTarget && onClose()}
      className={`fixed inset-x-0 top-auto bottom-0 mx-auto flex max-h-[92dvh] w-full max-w-none flex-col overflow-visible rounded-t-2xl border border-line bg-surface text-ink shadow-float outline-none backdrop:bg-ink/30 sm:inset-y-10 sm:bottom-auto sm:max-h-[calc(100dvh-5rem)] sm:w-[calc(100%-3rem)] sm:rounded-2xl dark:backdrop:bg-black/60 ${wide ? 'sm:max-w-4xl' : 'sm:max-w-xl'}`}
    >
      <div className="flex items-start gap-3 border-b border-line px-5 py-3.5">
        <h1 id={titleId} className="text-lg font-semibold tracking-tight">
          {title}
        </h1>
        <button
          type="button"
          aria-label={texts.close}
          onClick={onClose}
          className="ml-auto grid size-8 place-items-center rounded-lg text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
      {footer && (
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>
      )}
    </dialog>,
    document.body,
  )
}
