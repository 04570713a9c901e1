'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ChangeView, readView, type View, writeView } from './view-in-address'

/** Milliseconds until a detail is in the address. Browsers refuse more than about a hundred changes in half a minute. */
const WRITE_AFTER = 120

/**
 * The view, which the address bar holds. A step becomes an entry of the browser's history at once; details, such as
 * letters of a search, change the entry that is there. The fragment stays: on a shared page it holds the token.
 */
export function useView(): [View, ChangeView] {
  const [view, setView] = useState(() => readView(typeof window === 'undefined' ? '' : window.location.search))
  const latest = useRef(view)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    const { pathname } = window.location
    const read = (event: PopStateEvent) => {
      if (window.location.pathname !== pathname) return
      // All entries of this page show this page: the router of Next, which would fetch it again, has nothing to do.
      event.stopImmediatePropagation()
      clearTimeout(timer.current)
      latest.current = readView(window.location.search)
      setView(latest.current)
    }
    const writeNow = () => {
      clearTimeout(timer.current)
      write(latest.current, 'detail')
    }
    window.addEventListener('popstate', read, { capture: true })
    window.addEventListener('pagehide', writeNow)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('popstate', read, { capture: true })
      window.removeEventListener('pagehide', writeNow)
    }
  }, [])
  const change = useCallback<ChangeView>((part, kind = 'detail') => {
    const before = latest.current
    latest.current = { ...before, ...part }
    clearTimeout(timer.current)
    if (kind === 'step') {
      // The entry that is left must hold the details that were still to be written.
      write(before, 'detail')
      write(latest.current, 'step')
    } else timer.current = setTimeout(() => write(latest.current, 'detail'), WRITE_AFTER)
    setView(latest.current)
  }, [])
  return [view, change]
}

function write(view: View, kind: 'step' | 'detail'): void {
  const { pathname, search, hash } = window.location
  const address = pathname + writeView(search, view) + hash
  if (address === pathname + search + hash) return
  // The state of the entry is that of the router of Next, which shows the same page for both.
  if (kind === 'step') window.history.pushState(window.history.state, '', address)
  else window.history.replaceState(window.history.state, '', address)
}
