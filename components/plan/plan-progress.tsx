'use client'

import { ProofProgress } from '#components/proof/proof-progress'
import { usePlanWork } from './plan-provider'

/** How far the proof of the plan is, with a button to stop it. Work that is quickly done is not mentioned. */
export function PlanProgress() {
  const work = usePlanWork()
  const isQuick = work.progress !== null && work.progress.total === 0
  return isQuick ? null : <ProofProgress proof={work} />
}
