'use client'

import { type RefObject, useLayoutEffect } from 'react'

/** Pixels beside the wanted part that stay visible. */
const MARGIN = 16

/**
 * Scrolls a region horizontally so that the element that matches `selector` is visible: on the first render, and when
 * `key` changes. The width of a sticky first column is taken into account.
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
