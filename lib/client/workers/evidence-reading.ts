'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { EvidenceAnswer, EvidenceTask, Explained } from './evidence.worker'

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
  const worker = useRef<Worker | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const number = useRef(0)
  const isExplaining = useRef(false)

  const start = useCallback((): Worker => {
    const made = new Worker(new URL('./evidence.worker.ts', import.meta.url), { type: 'module' })
    const ask = (task: EvidenceTask) => made.postMessage({ number: number.current, task })
    made.addEventListener('message', ({ data }: MessageEvent<{ number: number; answer: EvidenceAnswer }>) => {
      if (data.number !== number.current) return
      const { answer } = data
      if (answer.kind === 'progress') {
        setReading((before) => ({ ...before, phases: answer.phases }))
        return
      }
      if (answer.kind === 'explain') {
        isExplaining.current = false
        setReading((before) => ({ ...before, explained: answer.explained, state: 'done' }))
        return
      }
      const { evidence } = answer
      const isExplained = evidence.finding !== null && evidence.finding !== 'other'
      setReading((before) => ({ ...before, evidence, state: isExplained ? 'explaining' : 'done' }))
      isExplaining.current = isExplained
      if (isExplained) ask({ kind: 'explain', document, evidence })
    })
    made.addEventListener('error', () => setReading((before) => ({ ...before, state: 'failed' })))
    return made
  }, [document])

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      worker.current?.terminate()
      worker.current = null
    },
    [],
  )

  const read = useCallback(
    (text: string) => {
      number.current++
      clearTimeout(timer.current)
      // Comparing cannot be interrupted from within: a newer text does not wait for it.
      if (isExplaining.current) {
        worker.current?.terminate()
        worker.current = null
        isExplaining.current = false
      }
      if (text.trim() === '') return setReading({ ...NOTHING, text })
      setReading({ ...NOTHING, text, state: 'reading' })
      timer.current = setTimeout(() => {
        worker.current ??= start()
        worker.current.postMessage({ number: number.current, task: { kind: 'read', text } satisfies EvidenceTask })
      }, PAUSE)
    },
    [start],
  )
  return [reading, read]
}
