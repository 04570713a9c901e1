'use client'

import { type RefObject, startTransition, useEffect, useState } from 'react'

/** How far below the screen a part is called near: it is there before it is scrolled to. */
const AHEAD = '600px'

/** Reports whether an element has come near the screen, and stays so: what a part needs is fetched no sooner. */
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
