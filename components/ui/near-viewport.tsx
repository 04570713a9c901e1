'use client'

import { type RefObject, startTransition, useEffect, useState } from 'react'

/** The distance to the viewport that counts as near, so that content is ready before it is scrolled to. */
const AHEAD = '600px'

/**
 * Reports whether an element has been near the viewport; once true, it stays true. Used to fetch content when needed.
 */
export function useNearViewport(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const { current } = element
    if (current === null) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        startTransition(() => setNear(true))
        observer.disconnect()
      },
      { rootMargin: AHEAD },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
