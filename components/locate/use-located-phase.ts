'use client'

import { useEffect, useState } from 'react'
import { locate } from '#lib/client/workers/read-source'
import type { LocatedPhase } from '#lib/exchange/locate/locate'
import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'

type Search = {
  readonly located: LocatedPhase | null
  readonly isSearching: boolean
  readonly hasFailed: boolean
}

const IDLE: Search = { located: null, isSearching: false, hasFailed: false }

/**
 * Finds the phase that the export equals. Null connectors: there is no export yet. The last result stays until the
 * next.
 */
export function useLocatedPhase(
  phases: Phase[],
  connectors: readonly ScenarioConnector[] | null,
  tenant: Tenant | null,
): Search {
  const [search, setSearch] = useState(IDLE)
  useEffect(() => {
    if (connectors === null) return setSearch(IDLE)
    const job = new AbortController()
    setSearch((before) => ({ ...before, isSearching: true, hasFailed: false }))
    locate({ phases, connectors, tenant }, job.signal).then(
      (located) => setSearch({ located, isSearching: false, hasFailed: false }),
      () => {
        if (!job.signal.aborted) setSearch({ ...IDLE, hasFailed: true })
      },
    )
    return () => job.abort()
  }, [phases, connectors, tenant])
  return search
}
