'use client'

import { type ReactNode, type SyntheticEvent, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

/** The place of a panel: under its anchor with right edges aligned, or left of it with upper edges aligned. */
export type Placement = 'bottom-end' | 'left-start'

type Props = { anchor: HTMLElement; placement?: Placement; onClose: () => void; children: ReactNode }

/**
 * A small panel beside its anchor, open as long as it is mounted. Its content sets the ARIA role and name. Escape, a
 * click outside and focus leaving it close it. Focus goes to its first field or button and returns to the anchor.
 */
export function Popover({ anchor, placement = 'bottom-end', onClose, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel) return
    // With the anchor as source, the browser does not treat a click on the anchor as a click outside.
    panel.showPopover({ source: anchor })
    const stay = () => place(panel, anchor, placement)
    stay()
    // Scroll events do not bubble, so capture them: a box around the anchor may scroll instead of the page.
    window.addEventListener('scroll', stay, { capture: true, passive: true })
    window.addEventListener('resize', stay)
    // What is in the panel may change its size.
    const resizing = new ResizeObserver(stay)
    resizing.observe(panel)
    const leave = ({ relatedTarget: next }: FocusEvent) => {
      // A click on the anchor is handled by the anchor. `next` is null if the window lost the focus.
      if (next instanceof Node && next !== anchor && !panel.contains(next)) close()
    }
    panel.addEventListener('focusout', leave)
    panel.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), button')?.focus({ preventScroll: true })
    return () => {
      window.removeEventListener('scroll', stay, { capture: true })
      window.removeEventListener('resize', stay)
      resizing.disconnect()
      panel.removeEventListener('focusout', leave)
      panel.hidePopover()
    }
  }, [anchor, placement])
  // The browser fires `toggle` later: by then the panel may be unmounted, or open again.
  const onToggle = ({ currentTarget: panel }: SyntheticEvent<HTMLDivElement>) => {
    if (panel.isConnected && !panel.matches(':popover-open')) onClose()
  }
  return createPortal(
    <div
      ref={ref}
      popover="auto"
      onToggle={onToggle}
      className="fixed inset-auto rounded-xl border border-line bg-surface text-ink shadow-float"
    >
      {children}
    </div>,
    // While a modal dialog is open, nothing outside of it can be reached.
    anchor.closest('dialog') ?? document.body,
  )
}

const GAP = 6
const MARGIN = 8

/** Moves a panel beside its anchor, within the viewport. */
function place(panel: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = panel.getBoundingClientRect()
  const [left, top] = placement === 'bottom-end' ? [at.right - width, at.bottom + GAP] : [at.left - width - GAP, at.top]
  panel.style.left = `${within(left, width, document.documentElement.clientWidth)}px`
  panel.style.top = `${within(top, height, window.innerHeight)}px`
}

const within = (start: number, length: number, room: number) =>
  Math.max(MARGIN, Math.min(start, room - length - MARGIN))
