'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

/** Rows that are rendered beyond each edge of the window. */
const OVERSCAN = 8

/** The rows of a long list that are near the window. */
export type WindowedRows = {
  readonly indexes: readonly number[]
  /** pixels that the rows before and after them take */
  readonly before: number
  readonly after: number
  readonly measure: (row: Element | null) => void
  readonly scrollTo: (index: number) => void
}

type Props = {
  box: RefObject<HTMLElement | null>
  keys: readonly string[]
  rowHeight: number
  onMove: (near: WindowedRows) => void
}

/**
 * Tells which rows are near the window, before the browser paints. It shows nothing itself. What it tells renders its owner
 * again: it must not be rendered with it.
 */
export const RowsNearWindow = memo(function RowsNearWindow({ box, keys, rowHeight, onMove }: Props) {
  const [margin, setMargin] = useState(0)
  useEffect(() => {
    const { current } = box
    if (current === null) return
    // What stands above the rows may change its height at any time.
    const observer = new ResizeObserver(() => setMargin(current.getBoundingClientRect().top + window.scrollY))
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [box])
  const virtual = useWindowVirtualizer({
    count: keys.length,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    overscan: OVERSCAN,
    scrollMargin: margin,
    initialRect: { width: 800, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const total = virtual.getTotalSize()
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index, { align: 'auto' }), [virtual])
  const { measureElement: measure } = virtual
  useLayoutEffect(() => {
    onMove({
      indexes: items.map(({ index }) => index),
      before: (items[0]?.start ?? margin) - margin,
      after: total - ((items.at(-1)?.end ?? margin) - margin),
      measure,
      scrollTo,
    })
  }, [items, total, margin, measure, scrollTo, onMove])
  return null
})
