'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useState } from 'react'

/** With more rows than this, only those near the window are rendered. */
const ALL_AT_ONCE = 60
/** Pixels of a row that was not measured yet. */
const ROW_HEIGHT = 92

/** The rows of a long list that are near the window, and how much room the others take before and behind them. */
export function useNearRows(list: RefObject<HTMLElement | null>, keys: readonly string[]) {
  const [margin, setMargin] = useState(0)
  const isAll = keys.length <= ALL_AT_ONCE
  useEffect(() => {
    const { current } = list
    if (isAll || current === null) return
    // What stands above the list may change its height at any time.
    const observer = new ResizeObserver(() => setMargin(current.getBoundingClientRect().top + window.scrollY))
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [isAll, list])
  const virtual = useWindowVirtualizer({
    count: isAll ? 0 : keys.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 6,
    scrollMargin: margin,
    initialRect: { width: 800, height: 800 },
  })
  if (isAll) return { indexes: keys.map((_, index) => index), before: 0, after: 0, measure: undefined }
  const items = virtual.getVirtualItems()
  return {
    indexes: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    measure: virtual.measureElement,
  }
}
