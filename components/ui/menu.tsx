'use client'

import { Menu as AriakitMenu, MenuItem as AriakitMenuItem, useMenuStore } from '@ariakit/react'
import { type ComponentType, type ReactNode, useEffect } from 'react'

/** A list of actions beside its anchor, where it covers no button of another row; open as long as it is mounted. Arrow keys move, Escape closes, focus returns to the anchor. */
export function Menu({
  anchor,
  label,
  placement = 'left-start',
  onClose,
  children,
}: {
  anchor: HTMLElement
  label: string
  placement?: 'left-start' | 'bottom-end'
  onClose: () => void
  children: ReactNode
}) {
  const store = useMenuStore({ open: true, setOpen: (open) => !open && onClose(), placement })
  // A press on the anchor is its own way to close, and no press outside.
  useEffect(() => {
    store.setDisclosureElement(anchor)
    store.setInitialFocus('first')
    store.setAutoFocusOnShow(true)
  }, [store, anchor])
  return (
    <AriakitMenu
      store={store}
      getAnchorRect={() => anchor.getBoundingClientRect()}
      finalFocus={anchor}
      aria-label={label}
      gutter={6}
      className="z-50 flex min-w-44 flex-col rounded-xl border border-line bg-surface p-1.5 shadow-float outline-none"
    >
      {children}
    </AriakitMenu>
  )
}

/** One action of a menu. */
export function MenuItem({
  Icon,
  danger = false,
  onChoose,
  children,
}: {
  Icon?: ComponentType<{ className?: string }>
  danger?: boolean
  onChoose: () => void
  children: ReactNode
}) {
  return (
    <AriakitMenuItem
      onClick={onChoose}
      className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1 text-sm outline-none data-active-item:bg-sunken ${danger ? 'text-lost' : 'text-ink'}`}
    >
      {Icon && <Icon className="size-4 shrink-0" />}
      {children}
    </AriakitMenuItem>
  )
}
