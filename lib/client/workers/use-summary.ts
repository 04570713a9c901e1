'use client'

import { useEffect, useMemo, useState } from 'react'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Summary, summarize } from '#lib/scenario/wants/assessment'
import type { SummaryTasks } from './summary-tasks'
import { WorkerClient } from './worker-client'

/** Up to this many senders beside connectors are judged at once in the page, which takes a few milliseconds. */
const AT_ONCE = 1_000
/** Milliseconds without another edit before the worker is asked. */
const PAUSE = 120

const worker = new WorkerClient<SummaryTasks>(
  () => new Worker(new URL('./summary.worker.ts', import.meta.url), { type: 'module' }),
)

/**
 * The summary of a document, and whether a newer one is being worked out. A small document is summed up at once; a large
 * one in the worker, while the last summary stays on screen: `summary` is null only until the first one is there.
 */
export function useSummary(document: ScenarioDocument): { summary: Summary | null; isStale: boolean } {
  const [worked, setWorked] = useState<{ document: ScenarioDocument; summary: Summary } | null>(null)
  const [failed, setFailed] = useState<ScenarioDocument | null>(null)
  // If the worker fails, the page sums up itself: it stops for a moment, but has a summary.
  const isInPage = isSmall(document) || failed === document
  const small = useMemo(() => (isInPage ? summarize(document) : null), [document, isInPage])

  useEffect(() => {
    if (isInPage) return
    const job = new AbortController()
    let isStarted = false
    const onStart = () => {
      isStarted = true
    }
    const ask = () =>
      worker.ask('summarize', document, { signal: job.signal, onStart }).then(
        (summary) => setWorked({ document, summary }),
        () => {
          if (!job.signal.aborted) setFailed(document)
        },
      )
    // Handing the document over copies it, which must not stand between a keystroke and what it changes on screen.
    const pause = setTimeout(ask, PAUSE)
    return () => {
      clearTimeout(pause)
      // A summary that has been started is shown although it is of an earlier document: while somebody types, it is the newest.
      if (!isStarted) job.abort()
    }
  }, [document, isInPage])

  if (small !== null) return { summary: small, isStale: false }
  return { summary: worked?.summary ?? null, isStale: worked?.document !== document }
}

function isSmall({ phases, senders }: ScenarioDocument): boolean {
  const connectors = phases.reduce((sum, phase) => sum + phase.connectors.length, 0)
  return senders.length * connectors <= AT_ONCE
}
