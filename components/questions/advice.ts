'use client'

import { useMemo } from 'react'
import type { ProofStatus } from '#components/proof/proof-progress'
import { firstPhaseOf, type QuestionImpact } from '#lib/client/views/question-impacts'
import { useProver } from '#lib/client/workers/use-prover'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Advice } from '#lib/scenario/wants/advice'

/** Advice on the open questions, each for the first phase in which something depends on it. A worker computes it. */
export function useAdvice(
  { phases, answers }: ScenarioDocument,
  impacts: readonly QuestionImpact[],
): { readonly advice: readonly Advice[]; readonly work: ProofStatus } {
  const asked = JSON.stringify(
    impacts.flatMap((impact) => {
      const index = firstPhaseOf(impact)
      return index === null ? [] : [[impact.question, index]]
    }),
  )
  const task = useMemo(() => {
    const pairs: [QuestionImpact['question'], number][] = JSON.parse(asked)
    const asks = phases.flatMap(({ tenant, connectors }, index) => {
      const questions = pairs.filter(([, at]) => at === index).map(([question]) => question)
      return questions.length === 0 ? [] : [{ phase: { tenant, connectors }, questions }]
    })
    return asks.length === 0 ? null : { asks, answers }
  }, [asked, phases, answers])
  const { answer, isStale, ...work } = useProver('advice', task)
  return { advice: isStale ? NONE : (answer ?? NONE), work }
}

const NONE: readonly Advice[] = []
