'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useState } from 'react'

/** With more rows than this, only those near the window are rendered. */
const ALL_AT_ONCE = 60
/** Rows that are rendered beyond each edge of the window. */
const OVERSCAN = 8

type NearRows = {
  readonly indexes: readonly number[]
  /** pixels that the rows before and after them take */
  readonly before: number
  readonly after: number
  /** measures a row that has its index in `data-index`; undefined where all rows are rendered */
  readonly measure: ((row: Element | null) => void) | undefined
  readonly scrollTo: (index: number) => void
}

/**
 * The rows to render: all of a few, of many those near the window. The page scrolls, and never a box within it.
 * `rowHeight`: pixels of a row that was not measured yet. `keys` must keep their identity while they mean the same.
 */
export function useNearRows(box: RefObject<HTMLElement | null>, keys: readonly string[], rowHeight: number): NearRows {
  const [margin, setMargin] = useState(0)
  const isAll = keys.length <= ALL_AT_ONCE
  useEffect(() => {
    const { current } = box
    if (isAll || current === null) return
    // What stands above the rows may change its height at any time.
    const observer = new ResizeObserver(() => setMargin(current.getBoundingClientRect().top + window.scrollY))
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [isAll, box])
  const virtual = useWindowVirtualizer({
    count: isAll ? 0 : keys.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    scrollMargin: margin,
    initialRect: { width: 800, height: 800 },
  })
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index, { align: 'auto' }), [virtual])
  if (isAll) return { indexes: keys.map((_, index) => index), before: 0, after: 0, measure: undefined, scrollTo }
  const items = virtual.getVirtualItems()
  return {
    indexes: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    measure: virtual.measureElement,
    scrollTo,
  }
}
