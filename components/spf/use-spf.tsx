'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { lookUpSpf } from '#lib/client/api/spf'
import type { FlattenedSpf, SpfRequest } from '#lib/exchange/spf/flattened-spf'
import type { SpfAnswer } from '#lib/scenario/document/document'
import type { SpfWay } from './spf-form'

/** An answer, and the one that was kept for its domain when it was asked for. */
export type AskedAnswer = { readonly found: FlattenedSpf; readonly kept: SpfAnswer | null; readonly wasPasted: boolean }

/** Asks for records, one at a time; a question that is stopped, or whose dialog is closed, is not waited for. */
export function useSpf(kept: readonly SpfAnswer[]) {
  const { mutateAsync, isPending } = useMutation(lookUpSpf())
  const [answered, setAnswered] = useState<AskedAnswer | null>(null)
  const [failed, setFailed] = useState<{ error: Error; way: SpfWay } | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const ask = async (request: SpfRequest) => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setFailed(null)
    setAnswered(null)
    try {
      const found = await mutateAsync({ request, signal: own.signal })
      if (own.signal.aborted) return
      const before = kept.find(({ domain }) => domain === found.domain) ?? null
      setAnswered({ found, kept: before, wasPasted: 'record' in request })
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof Error)) throw error
      setFailed({ error, way: 'record' in request ? 'record' : 'domain' })
    }
  }
  return { ask, stop: () => running.current?.abort(), isAsking: isPending, answered, failed }
}
