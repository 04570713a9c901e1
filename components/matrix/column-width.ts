'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'

/** Pixels of a column below which cells show the short form of their word. */
const SHORT = 172
/** Pixels below which the name of a phase takes two lines. */
const NARROW = 140

export type ColumnWidth = 'long' | 'short' | 'narrow'

/** How wide the column of a phase is, as far as it changes what is shown, measured at an element that holds all of them. */
export function useColumnWidth(columns: RefObject<HTMLElement | null>, count: number): ColumnWidth {
  const [width, setWidth] = useState<ColumnWidth>('long')
  useLayoutEffect(() => {
    const { current } = columns
    if (current === null) return
    const measure = () => {
      const each = current.clientWidth / Math.max(1, count)
      setWidth(each < NARROW ? 'narrow' : each < SHORT ? 'short' : 'long')
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [columns, count])
  return width
}
