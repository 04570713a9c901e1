'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { lookUpSpf } from '#lib/client/api/spf'
import type { FlattenedSpfAnswer } from '#lib/contract/spf'
import type { SpfRequest } from '#lib/exchange/spf/flattened-spf'
import type { SpfAnswer } from '#lib/scenario/document/document'
import type { SpfWay } from './spf-form'

/** An answer, with the answer that was stored for its domain before. */
export type AskedAnswer = {
  readonly found: FlattenedSpfAnswer
  readonly kept: SpfAnswer | null
  readonly wasPasted: boolean
}

/** Looks up records one at a time. Stopping, or closing the dialog, cancels the look-up. */
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
