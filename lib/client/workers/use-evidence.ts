'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Explained } from './evidence-tasks'
import { evidenceWorker } from './evidence-worker'

/**
 * What a pasted text tells so far. `evidence` is there before `explained`, which compares a bounce with every phase and
 * stays null for other evidence.
 */
export type EvidenceReading = {
  readonly text: string
  readonly evidence: Evidence | null
  readonly explained: Explained | null
  /** how many phases have been compared so far */
  readonly phases: number
  readonly state: 'nothing' | 'reading' | 'explaining' | 'done' | 'failed'
}

const NOTHING: EvidenceReading = { text: '', evidence: null, explained: null, phases: 0, state: 'nothing' }
/** Milliseconds without another keystroke before a text is read. */
const PAUSE = 120

/** Reads evidence in a worker, since a megabyte of text or a large scenario takes long; the newest text wins. */
export function useEvidence(document: ScenarioDocument): [EvidenceReading, (text: string) => void] {
  const [reading, setReading] = useState(NOTHING)
  const job = useRef<AbortController | null>(null)
  useEffect(() => () => job.current?.abort(), [])

  const read = useCallback(
    async (text: string) => {
      job.current?.abort()
      const own = new AbortController()
      job.current = own
      const { signal } = own
      if (text.trim() === '') return setReading({ ...NOTHING, text })
      setReading({ ...NOTHING, text, state: 'reading' })
      const show = (part: Partial<EvidenceReading>) => setReading((before) => ({ ...before, ...part }))
      try {
        await pause(signal)
        const evidence = await evidenceWorker.ask('read', text, { signal })
        if (evidence.replyRule === null || evidence.replyRule === 'other') return show({ evidence, state: 'done' })
        show({ evidence, state: 'explaining' })
        const onProgress = (phases: number) => show({ phases })
        const explained = await evidenceWorker.ask('explain', { document, evidence }, { signal, onProgress })
        show({ explained, state: 'done' })
      } catch {
        if (!signal.aborted) show({ state: 'failed' })
      }
    },
    [document],
  )
  return [reading, read]
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
