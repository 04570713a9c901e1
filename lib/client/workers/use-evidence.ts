'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { Sender } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Explained } from './evidence-tasks'
import { evidenceWorker } from './evidence-worker'

/** What a pasted text tells so far. */
export type EvidenceReading = {
  readonly text: string
  readonly evidence: Evidence | null
  readonly state: 'nothing' | 'reading' | 'done' | 'failed'
}

/** How a bounce compares with every phase so far. `explained` stays null for other evidence. */
export type Explaining = {
  readonly explained: Explained | null
  /** how many phases have been compared so far */
  readonly phases: number
  readonly state: 'nothing' | 'explaining' | 'done' | 'failed'
}

const NOTHING: EvidenceReading = { text: '', evidence: null, state: 'nothing' }
const UNEXPLAINED: Explaining = { explained: null, phases: 0, state: 'nothing' }
/** Milliseconds without another keystroke before a text is read. */
const PAUSE = 120

/** Reads evidence in a worker, since a megabyte of text takes long; the newest text wins. */
export function useEvidence(): [EvidenceReading, (text: string) => void] {
  const [reading, setReading] = useState(NOTHING)
  const job = useRef<AbortController | null>(null)
  useEffect(() => () => job.current?.abort(), [])

  const read = useCallback(async (text: string) => {
    job.current?.abort()
    const own = new AbortController()
    job.current = own
    const { signal } = own
    if (text.trim() === '') return setReading({ ...NOTHING, text })
    setReading({ ...NOTHING, text, state: 'reading' })
    const show = (part: Partial<EvidenceReading>) => setReading((before) => ({ ...before, ...part }))
    try {
      await pause(signal)
      show({ evidence: await evidenceWorker.ask('read', text, { signal }), state: 'done' })
    } catch {
      if (!signal.aborted) show({ state: 'failed' })
    }
  }, [])
  return [reading, read]
}

/**
 * Compares a bounce with every phase in a worker, since a large scenario takes long, by all that is known of its sender: again
 * where more or less of it becomes known.
 */
export function useExplained(document: ScenarioDocument, evidence: Evidence | null, sender: Sender): Explaining {
  const [explaining, setExplaining] = useState(UNEXPLAINED)
  useEffect(() => {
    if (evidence === null || evidence.replyRule === null || evidence.replyRule === 'other')
      return setExplaining(UNEXPLAINED)
    const job = new AbortController()
    const { signal } = job
    setExplaining({ ...UNEXPLAINED, state: 'explaining' })
    const onProgress = (phases: number) => setExplaining((before) => ({ ...before, phases }))
    evidenceWorker.ask('explain', { document, evidence, sender }, { signal, onProgress }).then(
      (explained) => setExplaining((before) => ({ ...before, explained, state: 'done' })),
      () => {
        if (!signal.aborted) setExplaining((before) => ({ ...before, state: 'failed' }))
      },
    )
    return () => job.abort()
  }, [document, evidence, sender])
  return explaining
}

/** Waits for another keystroke; rejects where one comes. */
const pause = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
