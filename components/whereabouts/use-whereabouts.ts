'use client'

import { useEffect, useState } from 'react'
import { locate } from '#lib/client/reading'
import type { Whereabouts } from '#lib/exchange/where-are-we'
import type { Tenant } from '#lib/matcher/connector'
import type { ScenarioConnector } from '#lib/scenario/connector'
import type { Phase } from '#lib/scenario/document'

export type Search = {
  readonly whereabouts: Whereabouts | null
  readonly isSearching: boolean
  readonly hasFailed: boolean
}

const IDLE: Search = { whereabouts: null, isSearching: false, hasFailed: false }

/** Which phase the export equals; null connectors: there is none to compare yet. The last answer stays until the next. */
export function useWhereabouts(
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
      (whereabouts) => setSearch({ whereabouts, isSearching: false, hasFailed: false }),
      () => {
        if (!job.signal.aborted) setSearch({ ...IDLE, hasFailed: true })
      },
    )
    return () => job.abort()
  }, [phases, connectors, tenant])
  return search
}
