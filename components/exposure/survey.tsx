'use client'

import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { useNearViewport } from '#components/ui/near-viewport'
import { type Proof, useProver } from '#lib/client/workers/use-prover'
import type { Survey } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

const SurveyContext = createContext<Proof<Survey> | null>(null)

/** Provides the survey of a phase. It is computed once this part of the page is near the viewport. */
export function SurveyProvider({
  phase,
  answers,
  children,
}: {
  phase: Phase
  answers: ScenarioDocument['answers']
  children: ReactNode
}) {
  const part = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(part)
  const { tenant, connectors } = phase
  const task = useMemo(
    () => (isNear ? { side: { tenant, connectors }, answers } : null),
    [isNear, tenant, connectors, answers],
  )
  const proof = useProver('survey', task, phase.id)
  return (
    <div ref={part} className="min-w-0">
      <SurveyContext value={proof}>{children}</SurveyContext>
    </div>
  )
}

export function useSurvey(): Proof<Survey> {
  const survey = useContext(SurveyContext)
  if (survey === null) throw new Error('A survey is asked for outside of its provider.')
  return survey
}
