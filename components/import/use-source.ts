'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { readSource } from '#lib/client/workers/read-source'
import { LONGEST_SHOWN } from '#lib/client/workers/shown-text'
import type { SourceReading } from '#lib/client/workers/source-tasks'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** Milliseconds without another keystroke before a typed text is read. */
const PAUSE = 250

/** What is being read: how much of it, and how many connectors are there so far. */
type ReadProgress = { readonly name: string | null; readonly connectors: number }

type SourceState = {
  /** what stands in the field: all of a text, or the beginning of a long one */
  readonly text: string
  /** null while the text can be edited here */
  readonly long: { readonly name: string | null } | null
  readonly reading: SourceReading | null
  /** what was pasted or chosen last and not edited since, to be read again elsewhere */
  readonly origin: string | File | null
  readonly progress: ReadProgress | null
  readonly hasFailed: boolean
}

const NOTHING: SourceState = { text: '', long: null, reading: null, origin: null, progress: null, hasFailed: false }

/**
 * A text that is typed, pasted, chosen or dropped, and what it holds. It is read in a worker, and reading can be stopped;
 * what was read before stays until the next reading is there. `onConnector` is told of each connector as it comes.
 */
export function useSource(onConnector: (connector: ScenarioConnector) => void) {
  const [state, setState] = useState(NOTHING)
  const job = useRef<AbortController | null>(null)
  const told = useRef(onConnector)
  useEffect(() => {
    told.current = onConnector
  })
  const stop = useCallback(() => {
    job.current?.abort()
    job.current = null
    setState((before) => ({ ...before, progress: null }))
  }, [])
  useEffect(() => () => job.current?.abort(), [])

  const read = useCallback(async (source: string | Blob, name: string | null) => {
    job.current?.abort()
    const own = new AbortController()
    job.current = own
    let connectors = 0
    setState((before) => ({ ...before, progress: { name, connectors }, hasFailed: false }))
    const onEach = (connector: ScenarioConnector) => {
      told.current(connector)
      connectors++
      const count = connectors
      setState((before) => ({ ...before, progress: { name, connectors: count } }))
    }
    try {
      const reading = await readSource(source, { signal: own.signal, onConnector: onEach })
      const long = reading.length > LONGEST_SHOWN ? { name } : null
      setState((before) => ({
        // Somebody may have typed on while it was read.
        text: typeof source === 'string' && long === null ? before.text : reading.shown,
        origin: before.origin,
        long,
        reading,
        progress: null,
        hasFailed: false,
      }))
    } catch {
      if (!own.signal.aborted) setState((before) => ({ ...before, reading: null, progress: null, hasFailed: true }))
    }
  }, [])

  const take = useCallback(
    (source: string | File) => {
      const name = typeof source === 'string' ? null : source.name
      const isShown = typeof source === 'string' && source.length <= LONGEST_SHOWN
      setState({ ...NOTHING, text: isShown ? source : '', origin: source })
      void read(source, name)
    },
    [read],
  )
  const clear = useCallback(() => {
    stop()
    setState(NOTHING)
  }, [stop])
  const pause = useRef(0)
  const type = useCallback(
    (text: string) => {
      window.clearTimeout(pause.current)
      if (text.trim() === '') clear()
      else pause.current = window.setTimeout(() => void read(text, null), PAUSE)
      setState((before) => ({ ...before, text, origin: null }))
    },
    [read, clear],
  )
  useEffect(() => () => window.clearTimeout(pause.current), [])
  return { ...state, take, type, clear, stop }
}

export type SourceText = ReturnType<typeof useSource>
