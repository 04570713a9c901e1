'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { readSource } from '#lib/client/workers/read-source'
import { LONGEST_SHOWN } from '#lib/client/workers/shown-text'
import type { SourceReading } from '#lib/client/workers/source-tasks'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

/** Milliseconds after the last keystroke until a typed text is read. */
const PAUSE = 250

/** The file that is being read, and the count of connectors so far. */
type ReadProgress = { readonly name: string | null; readonly connectors: number }

type SourceState = {
  /** the text in the field: all of it, or the beginning of a long text */
  readonly text: string
  /** set for a long text, which cannot be edited in the field */
  readonly long: { readonly name: string | null } | null
  readonly reading: SourceReading | null
  /** the text or file that was pasted or chosen last and not edited since, for another dialog to read again */
  readonly origin: string | File | null
  readonly progress: ReadProgress | null
  readonly hasFailed: boolean
}

const NOTHING: SourceState = { text: '', long: null, reading: null, origin: null, progress: null, hasFailed: false }

/**
 * A text that is typed, pasted, chosen or dropped, and its content. A worker reads it, and reading can be stopped. The
 * previous content stays until the next is complete. `onConnector` is called for each connector as it arrives.
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
        // The user may have typed more while the text was read.
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
