'use client'

import { type RefObject, useEffect } from 'react'

/**
 * Moves the focus to the nearest section around an element that had the focus and has left the page: one that was deleted,
 * or that opened a dialog which deleted it. Without this the focus falls to the top of the page. A section is an element
 * with a `tabindex` inside of `root`, or `root` itself.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current: box } = root
    if (box === null) return
    let last: Element | null = null
    let sections: readonly HTMLElement[] = []
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      last = target
      sections = sectionsAround(target, box)
    }
    const mend = () => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      sections.find(({ isConnected }) => isConnected)?.focus({ preventScroll: true })
    }
    box.addEventListener('focusin', note)
    const observer = new MutationObserver(mend)
    observer.observe(box, { childList: true, subtree: true })
    // Dialogs stand beside it.
    observer.observe(document.body, { childList: true })
    return () => {
      box.removeEventListener('focusin', note)
      observer.disconnect()
    }
  }, [root])
}

/** The sections around an element, the nearest first. */
function sectionsAround(element: Element, root: HTMLElement): HTMLElement[] {
  const section = element.parentElement?.closest<HTMLElement>('[tabindex]') ?? null
  if (section === null || !root.contains(section)) return [root]
  return section === root ? [root] : [section, ...sectionsAround(section, root)]
}
