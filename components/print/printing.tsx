'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useIsProved } from '#components/plan/plan-provider'
import { type Flows, findFlows } from '#lib/client/workers/find-flows'
import type { ScenarioDocument } from '#lib/scenario/document/document'

export type Printing = {
  /** somebody has asked for a print, and the proof or the flows are not ready */
  readonly isPreparing: boolean
  /** the report takes the place of the page while it is printed */
  readonly isShown: boolean
  /** null where the browser prints by itself: then there are no pictures */
  readonly flows: Flows | null
  readonly print: () => void
}

/**
 * Printing a plan: what was asked for waits until every cell is proved and every phase has its flow, and opens the
 * browser's dialog then. The browser's own command prints what is known.
 */
export function usePrinting(document: ScenarioDocument): Printing {
  const isProved = useIsProved(document)
  const [isAsked, setAsked] = useState(false)
  const [flows, setFlows] = useState<Flows | null>(null)
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isAsked || !isProved) return
    const work = new AbortController()
    findFlows(document, work.signal).then(
      (found) => {
        if (work.signal.aborted) return
        setFlows(found)
        setAsked(false)
        setShown(true)
      },
      () => setAsked(false),
    )
    return () => work.abort()
  }, [isAsked, isProved, document])
  useEffect(() => {
    const before = () => flushSync(() => setShown(true))
    const after = () => {
      setShown(false)
      setFlows(null)
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  const print = useCallback(() => setAsked(true), [])
  return useMemo(() => ({ isPreparing: isAsked, isShown, flows, print }), [isAsked, isShown, flows, print])
}
