'use client'

import { type ReactNode, useState } from 'react'
import { Button } from './button'

type ShortList<T> = {
  readonly shown: readonly T[]
  /** there are more than are shown at first */
  readonly isLong: boolean
  readonly isAll: boolean
  readonly toggle: () => void
}

/** The first `most` of a list until somebody asks for all. */
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

/** Shows all of a list, or only its first again; nothing where these are the same. */
export function ShowAllButton({ list: { isLong, isAll, toggle }, all, fewer, className = '' }: Props) {
  if (!isLong) return null
  return (
    <Button tone="quiet" className={className} aria-expanded={isAll} onClick={toggle}>
      {isAll ? fewer : all}
    </Button>
  )
}

/** Shows the rest of a list; nothing once it is there. */
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
