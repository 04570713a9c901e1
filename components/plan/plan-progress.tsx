'use client'

import { ProofProgress } from '#components/proof/proof-progress'
import { usePlanWork } from './plan-provider'

/**
 * That the proof of the plan was stopped or failed, with a button to go on. How far it is stands in the frame, and here
 * on a phone, where the frame has no room for it. Work that is quickly done is not mentioned.
 */
export function PlanProgress() {
  const work = usePlanWork()
  if (work.progress === null) return <ProofProgress proof={work} />
  if (work.progress.total === 0) return null
  return (
    <div className="phone:hidden">
      <ProofProgress proof={work} />
    </div>
  )
}
