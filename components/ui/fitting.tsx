'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

/** A part of a pixel that heights may differ by after rounding. */
const ROUNDING = 1

/**
 * How many items of a list stand at full height in the box around it. The box must not get its height from them, and an item
 * that does not fit must keep its place, only unseen, so that hiding one moves no other.
 */
export function useFitting(list: RefObject<HTMLElement | null>, count: number): number {
  const [fitting, setFitting] = useState(count)
  const measure = useCallback(() => {
    const items = list.current
    const bottom = items?.parentElement?.getBoundingClientRect().bottom
    if (items === null || bottom === undefined) return
    const isIn = (item: Element) => item.getBoundingClientRect().bottom <= bottom + ROUNDING
    setFitting(Array.from(items.children).filter(isIn).length)
  }, [list])
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another count other items stand in the box
  useLayoutEffect(measure, [measure, count])
  // After every rendering: what the items say decides how high they are. By then the browser has laid out the page, which to
  // ask it for earlier would do within the task that rendered them.
  useEffect(measure)
  const isEmpty = count === 0
  useEffect(() => {
    const items = list.current
    if (isEmpty || items === null) return
    const observer = new ResizeObserver(measure)
    observer.observe(items)
    if (items.parentElement !== null) observer.observe(items.parentElement)
    return () => observer.disconnect()
  }, [list, measure, isEmpty])
  return Math.min(fitting, count)
}
