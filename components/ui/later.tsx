'use client'

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'

/**
 * A part that is fetched when it is first shown; until it is there, nothing stands in its place. A part that cannot be
 * fetched throws to the nearest error page, and is asked for anew when it is shown again.
 *
 * Not React's `lazy`: what it suspends keeps the page from showing an edit until the part has arrived, so that letters
 * typed meanwhile are lost, and behind a boundary of its own React holds every arrival back by 300 ms.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let arrived: ComponentType<Props> | null = null
  let loading: Promise<void> | null = null
  const watchers = new Set<() => void>()

  function watch(watcher: () => void): () => void {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }
  function ask(): Promise<void> {
    loading ??= load().then(
      (component) => {
        arrived = component
        for (const watcher of watchers) watcher()
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
    return loading
  }

  return function Later(props: Props) {
    // A page from the server never has the part, so what the browser makes of it at first has not either.
    const Part = useSyncExternalStore(watch, () => arrived, nothing)
    const [failure, setFailure] = useState<{ error: unknown } | null>(null)
    useEffect(() => {
      ask().catch((error: unknown) => setFailure({ error }))
    }, [])
    if (failure !== null) throw failure.error
    return Part === null ? null : <Part {...props} />
  }
}

const nothing = () => null
