'use client'

import { Popover as AriakitPopover, usePopoverStore } from '@ariakit/react'
import { type ReactNode, useEffect } from 'react'

/** A small panel at its anchor, open as long as it is mounted. Escape and a click outside close it; focus returns to the anchor. */
export function Popover({
  anchor,
  label,
  onClose,
  children,
}: {
  anchor: HTMLElement
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const store = usePopoverStore({ open: true, setOpen: (open) => !open && onClose(), placement: 'bottom-end' })
  // A press on the anchor is its own way to close, and no press outside.
  useEffect(() => store.setDisclosureElement(anchor), [store, anchor])
  return (
    <AriakitPopover
      store={store}
      getAnchorRect={() => anchor.getBoundingClientRect()}
      finalFocus={anchor}
      aria-label={label}
      gutter={6}
      className="z-50 flex min-w-52 flex-col gap-3 rounded-xl border border-line bg-surface p-2 shadow-float outline-none"
    >
      {children}
    </AriakitPopover>
  )
}
