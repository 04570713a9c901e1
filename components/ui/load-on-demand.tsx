'use client'

import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { Notice } from './notice'
import { useUiTexts } from './texts'

/**
 * Makes a component that is fetched when it is first rendered. Until then `Meanwhile` stands in its place, or nothing. If it cannot be fetched,
 * a notice at the foot of the page says so and offers to try again; the page stays as it is. Several components that
 * cannot be fetched share one notice.
 *
 * This does not use React's `lazy`, for two reasons. While `lazy` suspends, the page shows no edits, so letters typed
 * meanwhile are lost. Behind a Suspense boundary of its own, React delays each component by 300 ms.
 */
export function loadOnDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType = nothing,
): ComponentType<Props> {
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
    const [retry, setRetry] = useState<Retry | null>(null)
    useEffect(() => {
      const fetchIt = () => {
        setRetry(null)
        ask().catch(() => setRetry(() => fetchIt))
      }
      fetchIt()
    }, [])
    if (Part !== null) return <Part {...props} />
    return (
      <>
        <Meanwhile />
        {retry && <NotLoaded retry={retry} />}
      </>
    )
  }
}

type Retry = () => void

/** What tries again to fetch each component that could not be fetched. The first one shows the notice for all. */
const failed = new Set<Retry>()
const watchersOfFailed = new Set<() => void>()
const firstFailed = (): Retry | undefined => failed.values().next().value

function watchFailed(watcher: () => void): () => void {
  watchersOfFailed.add(watcher)
  return () => watchersOfFailed.delete(watcher)
}

function addFailed(retry: Retry): () => void {
  failed.add(retry)
  for (const watcher of watchersOfFailed) watcher()
  return () => {
    failed.delete(retry)
    for (const watcher of watchersOfFailed) watcher()
  }
}

function retryAll(): void {
  for (const retry of [...failed]) retry()
}

function NotLoaded({ retry }: { retry: Retry }) {
  const texts = useUiTexts()
  useEffect(() => addFailed(retry), [retry])
  if (useSyncExternalStore(watchFailed, firstFailed, nothing) !== retry) return null
  return (
    <div className="fixed inset-x-0 bottom-4 z-50 mx-auto w-fit max-w-[calc(100%-2rem)] shadow-float">
      <Notice tone="lost" live actions={<Button onClick={retryAll}>{texts.tryAgain}</Button>}>
        {texts.notLoaded}
      </Notice>
    </div>
  )
}

const nothing = () => null
