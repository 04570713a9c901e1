'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Summary, summarize } from '#lib/scenario/wants/assessment'

/** Up to this many senders beside connectors are judged at once in the page, which takes a few milliseconds. */
const AT_ONCE = 1_000
/** Milliseconds without another edit before the worker is asked. */
const PAUSE = 120

/**
 * The summary of a document, and whether a newer one is being worked out. A small document is summed up at once; a large
 * one in the worker, while the last summary stays on screen: `summary` is null only until the first one is there.
 */
export function useSummary(document: ScenarioDocument): { summary: Summary | null; isStale: boolean } {
  const connectors = document.phases.reduce((sum, phase) => sum + phase.connectors.length, 0)
  const isSmall = document.senders.length * connectors <= AT_ONCE
  const small = useMemo(() => (isSmall ? summarize(document) : null), [document, isSmall])
  const [worked, setWorked] = useState<{ document: ScenarioDocument; summary: Summary } | null>(null)
  const worker = useRef<SummaryWorker | null>(null)

  useEffect(() => {
    if (isSmall) return
    // Handing the document over copies it, which must not stand between a keystroke and what it changes on screen.
    const pause = setTimeout(() => {
      worker.current ??= startWorker((done) => setWorked(done))
      worker.current.ask(document)
    }, PAUSE)
    return () => clearTimeout(pause)
  }, [document, isSmall])

  useEffect(
    () => () => {
      worker.current?.stop()
      worker.current = null
    },
    [],
  )
  if (small !== null) return { summary: small, isStale: false }
  return { summary: worked?.summary ?? null, isStale: worked?.document !== document }
}

type Done = { document: ScenarioDocument; summary: Summary }
type SummaryWorker = { ask: (document: ScenarioDocument) => void; stop: () => void }

/** A worker that works on one document at a time; of those that come meanwhile, only the newest is taken up next. */
function startWorker(onDone: (done: Done) => void): SummaryWorker {
  const worker = new Worker(new URL('./matcher.worker.ts', import.meta.url), { type: 'module' })
  let busyWith: ScenarioDocument | null = null
  let next: ScenarioDocument | null = null
  let number = 0
  const send = (document: ScenarioDocument) => {
    busyWith = document
    number++
    worker.postMessage({ number, task: { kind: 'summarize', document } })
  }
  worker.addEventListener('message', ({ data }: MessageEvent<{ answer: Summary }>) => {
    if (busyWith !== null) onDone({ document: busyWith, summary: data.answer })
    busyWith = null
    if (next !== null) send(next)
    next = null
  })
  return {
    ask: (document) => {
      if (busyWith === null) send(document)
      else next = document
    },
    stop: () => worker.terminate(),
  }
}
