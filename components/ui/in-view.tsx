'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Whether the part has come near the screen at least once: what costs work waits until then. */
export function useSeen(part: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const { current } = part
    if (isSeen || current === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [part, isSeen])
  return isSeen
}
