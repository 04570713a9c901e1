'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Flows, findFlows } from '#lib/client/workers/find-flows'
import type { ScenarioDocument } from '#lib/scenario/document/document'

export type RequestFlows = {
  /** those of the document as it is; null until they are known */
  readonly flows: Flows | null
  readonly isFailed: boolean
  /** the flows once they are known; rejects where they cannot be worked out */
  readonly ask: () => Promise<Flows>
}

type Known = { readonly of: ScenarioDocument; readonly flows: Flows | null }

/** The flows of all phases for a change request: worked out while it is shown, or when somebody saves it. */
export function useRequestFlows(document: ScenarioDocument, isShown: boolean): RequestFlows {
  const [known, setKnown] = useState<Known | null>(null)
  const own = known?.of === document ? known : null
  const isNeeded = isShown && own === null
  useEffect(() => {
    if (!isNeeded) return
    const work = new AbortController()
    findFlows(document, work.signal).then(
      (flows) => setKnown({ of: document, flows }),
      () => {
        if (!work.signal.aborted) setKnown({ of: document, flows: null })
      },
    )
    return () => work.abort()
  }, [document, isNeeded])
  const flows = own?.flows ?? null
  const ask = useCallback(
    async () => flows ?? (await findFlows(document, new AbortController().signal)),
    [document, flows],
  )
  return { flows, isFailed: own !== null && own.flows === null, ask }
}
