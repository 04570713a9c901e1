'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { lookUpDomain } from '#lib/client/api/domain-records'
import type { DomainRecords } from '#lib/scenario/document/domain-records'

/** Looks up domains one after the other, and hands over each answer. Stopping, or leaving the screen, ends it. */
export function useDomainLookUp(onAnswer: (records: DomainRecords) => void) {
  const { mutateAsync } = useMutation(lookUpDomain())
  const [asking, setAsking] = useState<string | null>(null)
  const [failed, setFailed] = useState<Error | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const ask = async (domains: readonly string[]) => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setFailed(null)
    try {
      for (const domain of domains) {
        setAsking(domain)
        const records = await mutateAsync({ domain, signal: own.signal })
        if (own.signal.aborted) return
        onAnswer(records)
      }
    } catch (error) {
      if (own.signal.aborted) return
      if (!(error instanceof Error)) throw error
      setFailed(error)
    } finally {
      if (running.current === own) setAsking(null)
    }
  }
  return { ask, stop: () => running.current?.abort(), asking, failed }
}
