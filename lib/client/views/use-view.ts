'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type ChangeView, readView, type View, writeView } from './view-in-address'

/** Milliseconds until the address is changed. Browsers refuse more than about a hundred changes in half a minute. */
const WRITE_AFTER = 120

/** The view, which the address bar holds. The fragment is not changed, because on a shared page it holds the token. */
export function useView(): [View, ChangeView] {
  const [view, setView] = useState(() => readView(typeof window === 'undefined' ? '' : window.location.search))
  const written = useRef(view)
  useEffect(() => {
    if (written.current === view) return
    const timer = setTimeout(() => {
      written.current = view
      const { pathname, search, hash } = window.location
      window.history.replaceState(window.history.state, '', pathname + writeView(search, view) + hash)
    }, WRITE_AFTER)
    return () => clearTimeout(timer)
  }, [view])
  useEffect(() => {
    const read = () => {
      const found = readView(window.location.search)
      written.current = found
      setView(found)
    }
    window.addEventListener('popstate', read)
    return () => window.removeEventListener('popstate', read)
  }, [])
  const change = useCallback<ChangeView>((part) => setView((before) => ({ ...before, ...part })), [])
  return [view, change]
}
