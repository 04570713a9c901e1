'use client'

import { type RefObject, useLayoutEffect } from 'react'

/** How much of what comes before the wanted part stays in view (pixels). */
const MARGIN = 16

/**
 * Scrolls a region sideways, and only sideways, so that the part of it that matches `selector` is in view: when it is first
 * shown, and whenever `key` changes. A first column that sticks to the edge covers nothing of it.
 */
export function useScrolledIntoView(region: RefObject<HTMLElement | null>, selector: string, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is to be in view
  useLayoutEffect(() => {
    const { current: scroller } = region
    const part = scroller?.querySelector<HTMLElement>(selector)
    if (!scroller || !part) return
    const outer = scroller.getBoundingClientRect()
    const inner = part.getBoundingClientRect()
    const covered = scroller.querySelector('th[scope=row]')?.getBoundingClientRect().width ?? 0
    const left = outer.left + covered + MARGIN
    if (inner.left < left) scroller.scrollLeft -= left - inner.left
    else if (inner.right + MARGIN > outer.right)
      scroller.scrollLeft += Math.min(inner.right + MARGIN - outer.right, inner.left - left)
  }, [region, selector, key])
}
