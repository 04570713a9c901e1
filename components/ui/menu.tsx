'use client'

import type { ComponentType, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { type Placement, Popover } from './popover'

/**
 * A menu of actions beside its anchor, open as long as it is mounted. Arrow keys move, Escape closes, and focus returns
 * to the anchor. By default it opens to the left, where it covers no button of another row.
 */
export function Menu({
  anchor,
  label,
  placement = 'left-start',
  onClose,
  children,
}: {
  anchor: HTMLElement
  label: string
  placement?: Placement
  onClose: () => void
  children: ReactNode
}) {
  const onClick = ({ target }: MouseEvent) => {
    if ((target as Element).closest('[role=menuitem]')) onClose()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') return onClose()
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const next = nextItem(event.key, items.indexOf(document.activeElement as HTMLElement), items.length)
    if (next === null) return
    event.preventDefault()
    items.at(next)?.focus()
  }
  return (
    <Popover anchor={anchor} placement={placement} onClose={onClose}>
      <div
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onClick={onClick}
        onKeyDown={onKeyDown}
        className="flex min-w-44 flex-col p-1.5 outline-none"
      >
        {children}
      </div>
    </Popover>
  )
}

/**
 * The index that a key of the ARIA menu pattern moves to from `from`, wrapping at both ends; null for any other key.
 */
function nextItem(key: string, from: number, count: number): number | null {
  if (key === 'ArrowDown') return (from + 1) % count
  if (key === 'ArrowUp') return (Math.max(from, 0) + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
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
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={onChoose}
      // The pointer moves the focus, so that pointer and arrow keys highlight the same item.
      onMouseEnter={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1 text-left text-sm outline-none focus:bg-sunken ${danger ? 'text-lost' : 'text-ink'}`}
    >
      {Icon && <Icon className="size-4 shrink-0" />}
      {children}
    </button>
  )
}
