'use client'

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { Notice } from './notice'
import { useUiTexts } from './texts'

/**
 * Makes a component that is fetched when it is first rendered. Until then it renders nothing. If it cannot be fetched,
 * a notice at the foot of the page says so and offers to try again; the page stays as it is.
 *
 * This does not use React's `lazy`, for two reasons. While `lazy` suspends, the page shows no edits, so letters typed
 * meanwhile are lost. Behind a Suspense boundary of its own, React delays each component by 300 ms.
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
    // The server never renders the component, so the first render in the browser must not either.
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
