'use client'

import { type ReactNode, useState } from 'react'
import { Button } from './button'

type ShortList<T> = {
  readonly shown: readonly T[]
  /** the list has more items than are shown at first */
  readonly isLong: boolean
  readonly isAll: boolean
  readonly toggle: () => void
}

/** The first `most` items of a list, until the user asks for all. */
export function useShortList<T>(list: readonly T[], most: number): ShortList<T> {
  const [isAll, setAll] = useState(false)
  const isLong = list.length > most
  return {
    shown: isLong && !isAll ? list.slice(0, most) : list,
    isLong,
    isAll,
    toggle: () => setAll((before) => !before),
  }
}

type Props = { list: ShortList<unknown>; all: ReactNode; fewer: ReactNode; className?: string }

/** A button that switches between all items of a list and the first ones; renders nothing for a short list. */
export function ShowAllButton({ list: { isLong, isAll, toggle }, all, fewer, className = '' }: Props) {
  if (!isLong) return null
  return (
    <Button tone="quiet" className={className} aria-expanded={isAll} onClick={toggle}>
      {isAll ? fewer : all}
    </Button>
  )
}

/** A button that shows the rest of a list; renders nothing once all items are shown. */
export function ShowRestButton({
  list: { isLong, isAll, toggle },
  children,
}: {
  list: ShortList<unknown>
  children: ReactNode
}) {
  if (!isLong || isAll) return null
  return (
    <button type="button" className="self-start text-accent hover:underline" onClick={toggle}>
      {children}
    </button>
  )
}
