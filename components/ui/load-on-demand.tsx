'use client'

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { Notice } from './notice'
import { useUiTexts } from './texts'

/**
 * A part that is fetched when it is first shown; until it is there, nothing stands in its place. Where it cannot be fetched
 * that is said at the foot of the page, which stays as it is, and it can be asked for again.
 *
 * Not React's `lazy`: what it suspends keeps the page from showing an edit until the part has arrived, so that letters
 * typed meanwhile are lost, and behind a boundary of its own React holds every arrival back by 300 ms.
 */
export function loadOnDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
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

  return function LoadedOnDemand(props: Props) {
    // A page from the server never has the part, so what the browser makes of it at first has not either.
    const Part = useSyncExternalStore(watch, () => arrived, nothing)
    const [hasFailed, setFailed] = useState(false)
    const fetchIt = () => {
      setFailed(false)
      ask().catch(() => setFailed(true))
    }
    useEffect(fetchIt, [])
    if (Part !== null) return <Part {...props} />
    return hasFailed ? <NotLoaded onRetry={fetchIt} /> : null
  }
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  const texts = useUiTexts()
  return (
    <div className="fixed inset-x-0 bottom-4 z-50 mx-auto w-fit max-w-[calc(100%-2rem)] shadow-float">
      <Notice tone="lost" live actions={<Button onClick={onRetry}>{texts.tryAgain}</Button>}>
        {texts.notLoaded}
      </Notice>
    </div>
  )
}

const nothing = () => null
