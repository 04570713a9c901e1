'use client'

import { useEffect, useState } from 'react'
import { locate } from '#lib/client/workers/read-source'
import type { FreshTenant, LocatedPhase } from '#lib/exchange/locate/locate'
import type { Phase } from '#lib/scenario/document/document'

type Search = {
  readonly located: LocatedPhase | null
  readonly isSearching: boolean
  readonly hasFailed: boolean
}

const IDLE: Search = { located: null, isSearching: false, hasFailed: false }

/**
 * Finds the phase that the export equals. `fresh` is null while there is no export. The last result stays until the next.
 */
export function useLocatedPhase(phases: Phase[], fresh: FreshTenant | null): Search {
  const [search, setSearch] = useState(IDLE)
  useEffect(() => {
    if (fresh === null) return setSearch(IDLE)
    const job = new AbortController()
    setSearch((before) => ({ ...before, isSearching: true, hasFailed: false }))
    locate({ phases, fresh }, job.signal).then(
      (located) => setSearch({ located, isSearching: false, hasFailed: false }),
      () => {
        if (!job.signal.aborted) setSearch({ ...IDLE, hasFailed: true })
      },
    )
    return () => job.abort()
  }, [phases, fresh])
  return search
}
