'use client'

import type { ReactNode } from 'react'
import { PlanProgress } from './plan-progress'
import { usePlan } from './plan-provider'
import { SummaryLists } from './summary-lists'

/** One element for all renders, so that the lists render again only when they change. */
const PLAN_PROGRESS = <PlanProgress />

/** The lists that sum up the plan; each line leads to its cell. `warnings`: what else is to be looked at. */
export function PlanSummary({ warnings }: { warnings: ReactNode }) {
  const { document, summary, cellsOf, isStale } = usePlan()
  const phasesLeft = document.phases.filter(({ id }) => cellsOf(id) === null).length
  return (
    <SummaryLists
      document={document}
      summary={summary}
      phasesLeft={phasesLeft}
      isStale={document.phases.some(({ id }) => isStale(id))}
      progress={PLAN_PROGRESS}
      warnings={warnings}
    />
  )
}
