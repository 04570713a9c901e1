'use client'

import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Finding } from '#lib/scenario/contract'
import type { Phase } from '#lib/scenario/document'
import type { Language } from '#lib/scenario/language'
import { useProver } from './prover'
import { type FindingsOf, loadFindings } from './view-findings'

/** Up to this many networks are checked at once in the page, which takes a few milliseconds. */
const AT_ONCE = 3_000

type Found = {
  readonly findings: readonly Finding[]
  readonly wordsOf: FindingsOf['wordsOf']
  /** they are about connectors that have been changed since: a fix would take the change back */
  readonly isStale: boolean
}

/** The findings on a phase, with their texts: null until it is wanted and they are there. */
export function useFindings(phase: Phase, isWanted: boolean, language: Language): Found | null {
  const [known, setKnown] = useState<FindingsOf | null>(null)
  useEffect(() => {
    if (isWanted) void loadFindings(language).then(setKnown)
  }, [isWanted, language])
  // Typing comes first: the checks follow when there is time.
  const { tenant, connectors } = useDeferredValue(phase)
  const isLarge = connectors.reduce((sum, { senderIPAddresses }) => sum + senderIPAddresses.length, 0) > AT_ONCE
  const task = useMemo(
    () => (isLarge && isWanted ? ({ kind: 'findings', tenant, connectors } as const) : null),
    [isLarge, isWanted, tenant, connectors],
  )
  const worked = useProver(task)
  const small = useMemo(
    () => (isLarge ? null : (known?.find(tenant, connectors) ?? null)),
    [isLarge, known, tenant, connectors],
  )
  const findings = isLarge ? worked.answer : small
  if (known === null || findings === null) return null
  return { findings, wordsOf: known.wordsOf, isStale: isLarge && (worked.isStale || phase.connectors !== connectors) }
}
