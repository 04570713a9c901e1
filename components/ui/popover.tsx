'use client'

import { type ReactNode, type SyntheticEvent, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

/** Where a panel stands: under its anchor, their right edges in line, or left of it, their upper edges in line. */
export type Placement = 'bottom-end' | 'left-start'

type Props = { anchor: HTMLElement; placement?: Placement; onClose: () => void; children: ReactNode }

/**
 * The frame of a small panel at its anchor, open as long as it is mounted; what is in it has the role and the name. Escape,
 * a press outside and focus that leaves it close it; focus goes to the first thing in it and returns to the anchor.
 */
export function Popover({ anchor, placement = 'bottom-end', onClose, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel) return
    // With the anchor as its source, a press on the anchor is that button's own, and no press outside.
    panel.showPopover({ source: anchor })
    const stay = () => place(panel, anchor, placement)
    stay()
    // What scrolls may be the page or a box around the anchor: scrolling does not bubble.
    window.addEventListener('scroll', stay, { capture: true, passive: true })
    window.addEventListener('resize', stay)
    const leave = ({ relatedTarget: next }: FocusEvent) => {
      // A press on the anchor is that button's own; nothing is next where the window lost focus.
      if (next instanceof Node && next !== anchor && !panel.contains(next)) close()
    }
    panel.addEventListener('focusout', leave)
    panel.querySelector<HTMLElement>('input:checked, button')?.focus({ preventScroll: true })
    return () => {
      window.removeEventListener('scroll', stay, { capture: true })
      window.removeEventListener('resize', stay)
      panel.removeEventListener('focusout', leave)
      panel.hidePopover()
    }
  }, [anchor, placement])
  // The browser tells of a closing later, when the panel may be gone or open again.
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
    // Outside of a modal dialog nothing can be reached as long as it is open.
    anchor.closest('dialog') ?? document.body,
  )
}

const GAP = 6
const MARGIN = 8

/** Puts a panel beside its anchor, within what is visible. */
function place(panel: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = panel.getBoundingClientRect()
  const [left, top] = placement === 'bottom-end' ? [at.right - width, at.bottom + GAP] : [at.left - width - GAP, at.top]
  panel.style.left = `${within(left, width, document.documentElement.clientWidth)}px`
  panel.style.top = `${within(top, height, window.innerHeight)}px`
}

const within = (start: number, length: number, room: number) =>
  Math.max(MARGIN, Math.min(start, room - length - MARGIN))
