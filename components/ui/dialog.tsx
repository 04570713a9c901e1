'use client'

import { X } from 'lucide-react'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button'
import { useUiTexts } from './texts'

type Props = { title: ReactNode; onClose: () => void; wide?: boolean; footer?: ReactNode; children: ReactNode }

/**
 * A modal dialog, open as long as it is mounted. Escape, its cross and a press beside it close it, unless something was
 * typed: then only a choice closes it. Focus goes to its first field, stays in, and returns where it was.
 */
export function Dialog({ title, onClose, wide = false, footer, children }: Props) {
  const texts = useUiTexts()
  const titleId = useId()
  const { ref, body } = useModal()
  const { question, leave, ...ways } = useClosing(onClose)
  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      {...ways}
      className={`fixed inset-x-0 top-auto bottom-0 mx-auto flex max-h-[92dvh] w-full max-w-none flex-col overflow-visible rounded-t-2xl border border-line bg-surface text-ink shadow-float outline-none backdrop:bg-ink/30 sm:inset-y-10 sm:bottom-auto sm:max-h-[calc(100dvh-5rem)] sm:w-[calc(100%-3rem)] sm:rounded-2xl dark:backdrop:bg-black/60 ${wide ? 'sm:max-w-4xl' : 'sm:max-w-xl'}`}
    >
      <div className="flex items-start gap-3 border-b border-line px-5 py-3.5">
        <h1 id={titleId} tabIndex={-1} className="text-lg font-semibold tracking-tight outline-none">
          {title}
        </h1>
        <button
          type="button"
          aria-label={texts.close}
          onClick={leave}
          className="ml-auto grid size-8 place-items-center rounded-lg text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <div ref={body} className="min-h-0 overflow-y-auto px-5 py-4">
        {children}
      </div>
      {(question ?? footer) && (
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          {question ?? footer}
        </div>
      )}
    </dialog>,
    document.body,
  )
}

/** What takes text or a choice; of radio buttons only the chosen one, as with Tab. */
const FIELD =
  'textarea:enabled, select:enabled, input:enabled:not([hidden], [type="hidden"], [type="radio"]:not(:checked))'

/** Opens the dialog as the topmost and puts focus into it: on its first field, without one on its title. */
function useModal() {
  const ref = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    const first = body.current?.querySelector<HTMLElement>(FIELD) ?? dialog?.querySelector('h1')
    first?.focus()
    // Only a dialog that is closed before it leaves the page gives focus back.
    return () => dialog?.close()
  }, [])
  return { ref, body }
}

type Press = PointerEvent<HTMLDialogElement>

/** The ways out of a dialog that are no choice at its foot, and what is asked at its foot before typed text is lost. */
function useClosing(onClose: () => void) {
  const isTyped = useRef(false)
  const isPressedBeside = useRef(false)
  /** where focus was when the question came up; null while nothing is asked */
  const [asked, setAsked] = useState<Element | null>(null)
  const onCancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget || !isTyped.current || asked !== null) return
    event.preventDefault()
    setAsked(document.activeElement)
  }
  const leave = () => {
    if (isTyped.current && asked === null) setAsked(document.activeElement)
    else onClose()
  }
  const keep = () => {
    setAsked(null)
    if (asked instanceof HTMLElement) asked.focus()
  }
  // A second Escape answers the question by keeping what was typed: the browser itself would close on it.
  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== 'Escape' || asked === null) return
    event.preventDefault()
    keep()
  }
  // The browser tells of a closing later, when the dialog may be gone or open again.
  const onClosed = ({ currentTarget: dialog }: SyntheticEvent<HTMLDialogElement>) => {
    if (dialog.isConnected && !dialog.open) onClose()
  }
  return {
    question: asked && <DiscardQuestion onKeep={keep} onDiscard={onClose} />,
    leave,
    onKeyDown,
    onCancel,
    onClose: onClosed,
    onInput: () => {
      isTyped.current = true
      setAsked(null)
    },
    onPointerDown: ({ target, currentTarget, button }: Press) => {
      isPressedBeside.current = target === currentTarget && button === 0
    },
    // Only a press that began and ended beside: marking text may end there too.
    onClick: ({ target, currentTarget }: SyntheticEvent) => {
      if (target === currentTarget && isPressedBeside.current && !isTyped.current) onClose()
    },
  }
}

function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const texts = useUiTexts()
  return (
    <>
      <p role="alert" className="mr-auto text-sm font-medium">
        {texts.discardQuestion}
      </p>
      <Button tone="danger" onClick={onDiscard}>
        {texts.discard}
      </Button>
      <Button autoFocus onClick={onKeep}>
        {texts.keepEditing}
      </Button>
    </>
  )
}
