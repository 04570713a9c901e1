'use client'

import { useEffect, useState } from 'react'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { KeptEvidence, ModelCheck } from '#lib/exchange/evidence/model-check'
import type { Answers, Sender } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { evidenceWorker } from './evidence-worker'

/**
 * What holding the evidence, or what was kept of it, against the phase, with what is known of its sender, comes to; null while it is worked out,
 * or where there is no phase.
 */
export function useModelCheck(
  phase: Phase | undefined,
  answers: Answers,
  evidence: Evidence | KeptEvidence,
  sender: Sender,
): ModelCheck | null {
  const [checked, setChecked] = useState<ModelCheck | null>(null)
  useEffect(() => {
    setChecked(null)
    if (phase === undefined) return undefined
    const job = new AbortController()
    evidenceWorker
      .ask('check', { phase, answers, evidence, sender }, { signal: job.signal })
      .then(setChecked)
      .catch(() => {
        // Of a worker that fails, as of one that finds too many cases, nothing is told.
        if (!job.signal.aborted) setChecked({ state: 'not-judged', reason: 'TOO_MANY_CASES' })
      })
    return () => job.abort()
  }, [phase, answers, evidence, sender])
  return checked
}
