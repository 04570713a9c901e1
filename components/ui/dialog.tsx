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

type Props = {
  title: ReactNode
  onClose: () => void
  wide?: boolean
  /** whether all that was typed is kept elsewhere, so that closing loses nothing */
  isKept?: boolean
  footer?: ReactNode
  children: ReactNode
}

/**
 * A modal dialog, open as long as it is mounted. Escape, its close button and a click beside it close it. If text was
 * typed, Escape and the close button ask first, and a click beside it does nothing. Focus goes to the first field,
 * stays inside, and returns to where it was.
 */
export function Dialog({ title, onClose, wide = false, isKept = false, footer, children }: Props) {
  const texts = useUiTexts()
  const titleId = useId()
  const { ref, body } = useModal()
  const { question, leave, ...ways } = useClosing(onClose, isKept)
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

/** Selects fields that take text or a choice. Of radio buttons it selects the chosen one, as Tab does. */
const FIELD =
  'textarea:enabled, select:enabled, input:enabled:not([hidden], [type="hidden"], [type="radio"]:not(:checked))'

/** Opens the dialog above the page and moves the focus to its first field, or to its title if it has no field. */
function useModal() {
  const ref = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    const first = body.current?.querySelector<HTMLElement>(FIELD) ?? dialog?.querySelector('h1')
    first?.focus()
    // A dialog returns the focus only if it is closed before it leaves the page.
    return () => dialog?.close()
  }, [])
  return { ref, body }
}

type Press = PointerEvent<HTMLDialogElement>

/** Handles closing by Escape, close button or a click beside the dialog; asks first if typed text would be lost. */
function useClosing(onClose: () => void, isKept: boolean) {
  const isTyped = useRef(false)
  const isAtStake = () => isTyped.current && !isKept
  const isPressedBeside = useRef(false)
  /** the focused element when the question appeared; null while no question is shown */
  const [asked, setAsked] = useState<Element | null>(null)
  const onCancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget || !isAtStake() || asked !== null) return
    event.preventDefault()
    setAsked(document.activeElement)
  }
  const leave = () => {
    if (isAtStake() && asked === null) setAsked(document.activeElement)
    else onClose()
  }
  const keep = () => {
    setAsked(null)
    if (asked instanceof HTMLElement) asked.focus()
  }
  // A second Escape keeps the typed text. Without this the browser would close the dialog.
  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== 'Escape' || asked === null) return
    event.preventDefault()
    keep()
  }
  // The browser fires `close` later: by then the dialog may be unmounted, or open again.
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
    // The press must begin and end beside the dialog, because a text selection may end there too.
    onClick: ({ target, currentTarget }: SyntheticEvent) => {
      if (target === currentTarget && isPressedBeside.current && !isAtStake()) onClose()
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
