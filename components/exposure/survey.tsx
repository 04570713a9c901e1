'use client'

import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { useNearViewport } from '#components/ui/near-viewport'
import { type Proof, useProver } from '#lib/client/workers/use-prover'
import type { Survey } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { type Entrance, entranceOf } from '#lib/scenario/wants/entrance'

type Surveyed = { readonly proof: Proof<Survey>; readonly entrance: Entrance }
const SurveyContext = createContext<Surveyed | null>(null)

type Props = { document: ScenarioDocument; phase: Phase; phaseIndex: number; children: ReactNode }

/** Provides the survey of a phase. It is computed once this part of the page is near the viewport. */
export function SurveyProvider({ document, phase, phaseIndex, children }: Props) {
  const { answers } = document
  const part = useRef<HTMLDivElement>(null)
  const isNear = useNearViewport(part)
  const { tenant, connectors } = phase
  const task = useMemo(
    () => (isNear ? { side: { tenant, connectors }, answers } : null),
    [isNear, tenant, connectors, answers],
  )
  const proof = useProver('survey', task, phase.id)
  const entrance = useMemo(() => entranceOf(document, phaseIndex), [document, phaseIndex])
  const surveyed = useMemo(() => ({ proof, entrance }), [proof, entrance])
  return (
    <div ref={part} className="min-w-0">
      <SurveyContext value={surveyed}>{children}</SurveyContext>
    </div>
  )
}

/** The survey of the phase, and what the plan says of its side entrance. */
export function useSurvey(): Surveyed {
  const survey = useContext(SurveyContext)
  if (survey === null) throw new Error('A survey is asked for outside of its provider.')
  return survey
}
