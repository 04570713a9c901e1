'use client'

import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { engineTextsOptions } from '#lib/client/api/engine-texts'
import type { FindingTexts } from '#lib/client/views/findings'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Language } from '#lib/texts/language'
import { useProver } from './use-prover'

/** Up to this many networks are checked at once in the page, which takes a few milliseconds. */
const AT_ONCE = 3_000

/** The checks themselves, loaded after the first verdict is on screen. */
const findingChecksOptions = queryOptions({
  queryKey: ['finding-checks'],
  queryFn: async () => (await import('#lib/scenario/findings/findings')).findFindings,
  staleTime: Number.POSITIVE_INFINITY,
})

type Found = {
  readonly findings: readonly Finding[]
  readonly texts: FindingTexts
  /** they are about connectors that have been changed since: a fix would take the change back */
  readonly isStale: boolean
}

/** What is known of the findings; `error` where their parts of the program could not be loaded. */
export type Findings = { readonly found: Found | null; readonly error: Error | null; readonly retry: () => void }

/** The findings on a phase, with their texts: not before they are wanted. */
export function useFindings(phase: Phase, isWanted: boolean, language: Language): Findings {
  const texts = useQuery({ ...engineTextsOptions('findings', language), enabled: isWanted })
  const checks = useQuery({ ...findingChecksOptions, enabled: isWanted })
  // Typing comes first: the checks follow when there is time.
  const { tenant, connectors } = useDeferredValue(phase)
  const isLarge = connectors.reduce((sum, { senderIPAddresses }) => sum + senderIPAddresses.length, 0) > AT_ONCE
  const task = useMemo(
    () => (isLarge && isWanted ? { tenant, connectors } : null),
    [isLarge, isWanted, tenant, connectors],
  )
  const worked = useProver('findings', task, phase.id)
  const find = checks.data
  const small = useMemo(
    () => (isLarge ? null : (find?.(tenant, connectors) ?? null)),
    [isLarge, find, tenant, connectors],
  )
  const findings = isLarge ? worked.answer : small
  const isStale = isLarge && (worked.isStale || phase.connectors !== connectors)
  const found = useMemo(
    () => (texts.data === undefined || findings === null ? null : { findings, texts: texts.data, isStale }),
    [findings, texts.data, isStale],
  )
  const error = texts.error ?? (isLarge ? null : checks.error)
  const retry = useCallback(() => {
    if (texts.isError) void texts.refetch()
    if (checks.isError) void checks.refetch()
  }, [texts.isError, texts.refetch, checks.isError, checks.refetch])
  // One object until something of it changes: every field of a connector reads it.
  return useMemo(() => ({ found, error, retry }), [found, error, retry])
}
