'use client'

import { type RefObject, useEffect } from 'react'

/** Keeps two elements at the same place while either of them is scrolled sideways. */
export function useScrollTogether(one: RefObject<HTMLElement | null>, other: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const [first, second] = [one.current, other.current]
    if (first === null || second === null) return
    const follow = (from: HTMLElement, to: HTMLElement) => () => {
      if (to.scrollLeft !== from.scrollLeft) to.scrollLeft = from.scrollLeft
    }
    const [toSecond, toFirst] = [follow(first, second), follow(second, first)]
    first.addEventListener('scroll', toSecond, { passive: true })
    second.addEventListener('scroll', toFirst, { passive: true })
    return () => {
      first.removeEventListener('scroll', toSecond)
      second.removeEventListener('scroll', toFirst)
    }
  })
}
