'use client'

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CellStates, cellStates, type PlanEffect, planEffect } from '#lib/client/views/plan-effect'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { usePlan } from './plan-provider'

const EditEffectContext = createContext<PlanEffect | null>(null)

/** Finds out what each edit changed in the cells of the plan, once the proof of the edited plan is complete. */
export function EditEffectProvider({ children }: { children: ReactNode }) {
  return <EditEffectContext value={useEditEffect()}>{children}</EditEffectContext>
}

type JudgedPlan = { readonly document: ScenarioDocument; readonly states: CellStates }

function useEditEffect(): PlanEffect | null {
  const { document, isComplete, cellsOf } = usePlan()
  const [effect, setEffect] = useState<PlanEffect | null>(null)
  const judged = useRef<JudgedPlan | null>(null)
  useEffect(() => {
    const { current: before } = judged
    if (!isComplete || before?.document === document) return
    const states = cellStates(document.phases.map(({ id: phaseId }) => ({ phaseId, cells: cellsOf(phaseId) ?? [] })))
    judged.current = { document, states }
    if (before !== null) setEffect(planEffect(before.states, states))
  }, [document, isComplete, cellsOf])
  return effect
}

/** Steps that the sentence has room for. */
const SHOWN_STEPS = 2

/** What the last edit changed, as one sentence; '' before the first edit, and where it changed no cell. */
function useEffectText(): string {
  const t = useTranslations('plan.work')
  const cells = useTranslations('plan.cell')
  const effect = useContext(EditEffectContext)
  if (effect === null || effect.count === 0) return ''
  const { count, steps } = effect
  const said = steps.slice(0, SHOWN_STEPS).map(({ from, to }) => t('step', { from: cells(from), to: cells(to) }))
  return t('changed', { count, steps: [...said, ...(steps.length > SHOWN_STEPS ? ['…'] : [])].join(', ') })
}

/** Says to who does not see the matrix what the last edit changed in it. */
export function EditEffectAnnouncement() {
  return (
    <p role="status" className="sr-only">
      {useEffectText()}
    </p>
  )
}

/** What the last edit changed, on screen. A screen reader hears it from the announcement. */
export function EditEffectText() {
  const text = useEffectText()
  return text === '' ? null : (
    <p aria-hidden title={text} className="min-w-0 truncate font-medium text-ink-2">
      {text}
    </p>
  )
}
